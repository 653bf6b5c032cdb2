using Scalper.Core.Engine;
using Scalper.Core.Replay;
using Scalper.Core.Universe;
using Scalper.Web.Data;
using Scalper.Web.Hosting;

namespace Scalper.Web.Market;

/// <summary>
/// Asks the venue what to follow and starts the engine, while the pages are served already and say that it is starting; stops it with
/// the application.
/// </summary>
public sealed partial class MarketHost(
    VenueDesk venues,
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
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await engine.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A start that fails, over a port in use for instance, must not have called the venue.
        await start.Over.WaitAsync(stoppingToken);
        if (venues.IsBinanceMissing)
        {
            LogNotice("Venues:Binance:Enabled: the sandbox exchange plays a recording, and has no Binance: Bybit alone is followed.");
        }

        IReadOnlyList<VenueLink> links = venues.Link();
        IVenueRest venue = VenueDesk.Ask(links);
        await rule.LoadAsync(stoppingToken);
        Task restore = past.RestoreAsync(engine, stoppingToken);
        Task<FollowedUniverse> load = UniverseLoading.LoadAsync(
            venue.ListContractsAsync, stop => shelf.FindAsync(venues.RestUrl, stop), rule.Rule, time, stoppingToken);
        await Task.WhenAll(restore, load);
        FollowedUniverse universe = (await load).Of([.. links.Select(l => l.Venue.Name)]);
        if (universe.Notice is { } notice)
        {
            LogNotice(notice);
        }

        // The sandbox exchange is in this process, at another address every time: it is there whenever we are.
        desk.Open(venue, keepAs: sandbox.Addresses is null ? venues.RestUrl : null);
        engine.Start(links, universe);
        await desk.KeepAsync(universe, stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Notice}")]
    private partial void LogNotice(string notice);
}
