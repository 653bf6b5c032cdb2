using Scalper.Core.Engine;
using Scalper.Core.Replay;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Web.Data;
using Scalper.Web.Hosting;

namespace Scalper.Web.Market;

/// <summary>
/// Asks the venue what to follow and starts the engine, while the pages are served already and say that it is starting; stops it with
/// the application.
/// </summary>
public sealed partial class MarketHost(
    MarketSettings settings,
    EngineOptions options,
    SandboxExchange sandbox,
    MarketEngine engine,
    RecordedPast past,
    UniverseDesk desk,
    RuleInForce rule,
    ContractShelf shelf,
    TimeProvider time,
    StartPhase start,
    ILogger<MarketHost> log) : BackgroundService
{
    private readonly HttpClient _http = new(HandlerOf(options));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await engine.DisposeAsync();
    }

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A start that fails, over a port in use for instance, must not have called the venue.
        await start.Over.WaitAsync(stoppingToken);
        BybitOptions bybit = settings.Bybit;
        (Uri stream, Uri rest) = sandbox.Addresses
            ?? (bybit.WebSocketUrl ?? new Uri(BybitOptions.MainnetWebSocketUrl), bybit.RestUrl ?? new Uri(BybitOptions.MainnetRestUrl));
        _http.Timeout = TimeSpan.FromSeconds(bybit.RestTimeoutSeconds);
        BybitRest venue = new(_http, rest);
        await rule.LoadAsync(stoppingToken);
        Task restore = past.RestoreAsync(engine, stoppingToken);
        Task<FollowedUniverse> load = UniverseLoading.LoadAsync(
            venue.ListContractsAsync, stop => shelf.FindAsync(rest, stop), rule.Rule, time, stoppingToken);
        await Task.WhenAll(restore, load);
        FollowedUniverse universe = await load;
        if (universe.Notice is { } notice)
        {
            LogNotice(notice);
        }

        // The sandbox exchange is in this process, at another address every time: it is there whenever we are.
        desk.Open(venue, keepAs: sandbox.Addresses is null ? rest : null);
        engine.Start(stream, universe, venue);
        await desk.KeepAsync(universe, stoppingToken);
    }

    // A venue's name may move to another address: no pooled connection outlives a few minutes.
    private static SocketsHttpHandler HandlerOf(EngineOptions options) =>
        new() { PooledConnectionLifetime = TimeSpan.FromMinutes(2), UseProxy = options.Proxy is not null, Proxy = options.Proxy };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Notice}")]
    private partial void LogNotice(string notice);
}
