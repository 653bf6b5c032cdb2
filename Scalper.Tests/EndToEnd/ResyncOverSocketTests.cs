using Microsoft.Extensions.Logging;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Sandbox.Hosting;
using Scalper.Tests.Sandbox;

namespace Scalper.Tests.EndToEnd;

/// <summary>A book sent anew on request, over real sockets, and who asked for it in the log.</summary>
public sealed class ResyncOverSocketTests : IAsyncLifetime
{
    private const string Symbol = "ETHUSDT";

    private readonly HttpClient _http = new();
    private readonly LoggedLines _log = new();
    private readonly MarketEngine _engine;
    private SandboxServer _venue = null!;

    public ResyncOverSocketTests() => _engine = new MarketEngine(new EngineOptions(), new SteadyTime(TimeProvider.System), _log.CreateLogger<MarketEngine>());

    public async Task InitializeAsync()
    {
        _venue = await SandboxServer.StartAsync(new SandboxOptions());
        BybitRest rest = new(_http, new Uri(_venue.RestUrl));
        FollowedUniverse universe = await UniverseLoading.LoadAsync(
            rest.ListContractsAsync, new UniverseOptions { MaxSymbols = 4, Prime = ["BTCUSDT", Symbol] }, CancellationToken.None);
        _engine.Start(new Uri(_venue.WebSocketUrl), universe, rest);
        await Wait.ForAsync(() => Task.FromResult(_engine.ReadHealth().Live), live => live == 4);
    }

    public async Task DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _venue.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task Resync_LiveBook_ComesBackWithItsSnapshotAndTheLogSaysWhoAsked()
    {
        Assert.Equal(ResyncAnswer.Asked, await _engine.ResyncAsync(Symbol, "ana asked", CancellationToken.None));
        SymbolView view = await Wait.ForAsync(() => Task.FromResult(View(Symbol)), v => v.IsLive && v.Counters.Resyncs == 1);
        Assert.Equal(0, view.Counters.SequenceGaps);
        Assert.Equal(0, View("BTCUSDT").Counters.Resyncs);
        Assert.True(_log.Contains("Resync of ETHUSDT, ana asked: Asked"));
    }

    [Fact]
    public async Task Resync_UnknownSymbol_IsNotFollowedAndSaidInTheLog()
    {
        Assert.Equal(ResyncAnswer.NotFollowed, await _engine.ResyncAsync("NOUSDT", "ana asked", CancellationToken.None));
        Assert.True(_log.Contains("Resync of NOUSDT, ana asked: NotFollowed"));
    }

    private SymbolView View(string symbol)
    {
        _engine.Find(symbol)!.Read(out SymbolView view);
        return view;
    }
}
