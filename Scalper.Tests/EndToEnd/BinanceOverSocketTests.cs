using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Replay;
using Scalper.Core.Universe;
using Scalper.Core.Venues;
using Scalper.Core.Venues.Binance;
using Scalper.Core.Venues.Bybit;
using Scalper.Sandbox.Hosting;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>Both venues in one engine against the sandbox exchanges over real sockets: books that are fetched, two connections a lane, and one venue's trouble is its own.</summary>
public sealed class BinanceOverSocketTests : IAsyncDisposable
{
    private const string Bitcoin = "Binance:BTCUSDT", Ether = "Binance:ETHUSDT";
    private const int Symbols = 4;

    private readonly HttpClient _http = new();
    private readonly SteadyTime _time = new(TimeProvider.System);
    private SandboxServer _venue = null!;
    private MarketEngine _engine = null!;

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _venue.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task Start_BothVenues_AllBecomeLiveAndScoredSideBySide()
    {
        await StartAsync();

        EngineHealth health = await ReadAsync(h => h.Live == 2 * Symbols);

        Assert.Equal(["Binance market", "Binance public", "Bybit "], health.Connections.Select(c => $"{c.Venue} {c.Route}").Order());
        Assert.Equal([0, 1, 2], health.Connections.Select(c => c.Index));
        Assert.Equal([0, 1, 1], health.Connections.Select(c => c.Lane));
        await Wait.ForAsync(() => Task.FromResult(_engine.ReadHealth()), h => h.Connections.All(c => c.Topics.Confirmed == c.Topics.Total));
        foreach (string symbol in new[] { "BTCUSDT", Bitcoin })
        {
            SymbolView view = await ViewAsync(symbol, v => v is { IsLive: true, Scores: > 10, LastTradeTicks: not null, Ticker.MarkPrice: > 0, Ticker.Turnover24h: > 0, Ticker.LastPriceTicks: not null });
            Assert.InRange(view.Score.Value, 0, 100);
        }

        Assert.NotEqual((await ViewAsync("BTCUSDT", v => v.IsLive)).UpdateId, (await ViewAsync(Bitcoin, v => v.IsLive)).UpdateId);
        Assert.Equal(["Binance", "Bybit"], health.Clocks.Keys.Order());
        TopicReport[] topics = [.. await _engine.ReadTopicsAsync(2, CancellationToken.None)];
        Assert.Contains(topics, t => t is { Topic: "btcusdt@aggTrade", Symbol: Bitcoin, Kind: TopicKind.Trades });
    }

    [Fact]
    public async Task Run_BookAtAnUpdateId_IsTheVenuesOwn()
    {
        await StartAsync();
        await ReadAsync(h => h.Live == 2 * Symbols);
        (JsonElement truth, SymbolDetail detail) = await Wait.ForAsync(
            async () => (await TruthAsync("BTCUSDT"), await _engine.InspectAsync(_engine.Find(Bitcoin)!, CancellationToken.None)),
            t => t.Item1.GetProperty("u").GetInt64() == t.Item2.View.UpdateId);
        AssertSide(truth.GetProperty("b"), detail.Bids, detail.Instrument);
        AssertSide(truth.GetProperty("a"), detail.Asks, detail.Instrument);
    }

    [Fact]
    [Trait("Fault", "F-24")]
    public async Task Run_VenueBeginsItsNumbersAnew_BookIsFetchedAgain()
    {
        await StartAsync();
        await ReadAsync(h => h.Live == 2 * Symbols);
        long resyncs = (await ViewAsync(Bitcoin, v => v.IsLive)).Counters.Resyncs;
        await ControlAsync(new { cmd = "enginerestart", symbol = "BTCUSDT" });
        await ViewAsync(Bitcoin, v => v.IsLive && v.Counters.Resyncs > resyncs);
        Assert.Equal(0, _engine.ReadHealth().Connections.Sum(c => c.Losses));
    }

    [Fact]
    public async Task Run_SnapshotsFailOrAreOld_BookSaysSoAndComesOnceTheyDoNot()
    {
        await StartAsync(before: () => ControlAsync(new { cmd = "restfail", path = "depth", symbol = "BTCUSDT", status = 503, count = 2 }));
        await ReadAsync(h => h.Live == 2 * Symbols);
        await ControlAsync(new { cmd = "reststale", symbol = "ETHUSDT", seconds = 3 });
        await Task.WhenAll(_engine.ResyncAsync(Ether, "asked by a test", CancellationToken.None));
        await ViewAsync(Ether, v => v.IsLive);
    }

    [Fact]
    public async Task Run_MarketConnectionDrops_BooksStayLiveAndTapesHaveAGap()
    {
        await StartAsync();
        await ReadAsync(h => h.Live == 2 * Symbols);
        await ViewAsync(Bitcoin, v => v.LastTradeTicks is not null);
        long losses = _engine.ReadHealth().Connections[1].Losses;
        await ControlAsync(new { cmd = "drop", code = 1006, client = "btcusdt@aggTrade" });
        await ReadAsync(h => h.Connections[2] is { Losses: 1, Connects: 2, State: ConnectionState.Connected });
        SymbolView view = await ViewAsync(Bitcoin, v => v is { HasTradeGap: true, TradeGapToNs: > 0 });
        Assert.True(view.IsLive);
        Assert.Equal(losses, _engine.ReadHealth().Connections[1].Losses);
    }

    [Fact]
    public async Task Run_OneVenueGoes_TheOtherNoticesNothing()
    {
        await StartAsync();
        await ReadAsync(h => h.Live == 2 * Symbols);
        await ControlAsync(new { cmd = "refuse", status = 503 });
        await ControlAsync(new { cmd = "drop", code = 1001 });
        EngineHealth lost = await ReadAsync(h => h.Live == Symbols && h.Connections[1].Losses > 0 && h.Connections[2].Losses > 0);
        Assert.All(_engine.Symbols.Where(s => s.Instrument.Venue == "Binance"), s => Assert.False(Read(s).IsLive));
        Assert.Equal((0, ConnectionState.Connected), (lost.Connections[0].Losses, lost.Connections[0].State));
        await ControlAsync(new { cmd = "clear" });
        await ReadAsync(h => h.Live == 2 * Symbols);
    }

    /// <summary>The venue takes a subscription to anything, and sends nothing of what there is not.</summary>
    [Fact]
    public async Task Run_SymbolThatTheVenueIgnores_IsGoneAndCostsTheOthersNothing()
    {
        await StartAsync(more: new Instrument("Binance:NOPEUSDT", DecimalStep.Parse("0.1"), DecimalStep.Parse("1")));
        EngineHealth health = await ReadAsync(h => h is { Live: 2 * Symbols, Gone: 1 });
        Assert.False(Read(_engine.Find("Binance:NOPEUSDT")!).IsLive);
        Assert.Contains(await _engine.ReadTopicsAsync(1, CancellationToken.None), t => t is { Topic: "nopeusdt@depth@100ms", Status: not TopicStatus.Confirmed, DataAtNs: null });
        Assert.Equal(0, health.Connections.Sum(c => c.Losses));
    }

    /// <summary>What came over three connections, fetched books among it, a lost one too, makes the same scores again.</summary>
    [Fact]
    public async Task Play_RecordingOfBothVenues_MakesTheScoresOfTheLiveRun()
    {
        using TempFolder folder = new();
        List<Exception> bugs = [];
        using JournalRecorder recorder = new(
            new RecordingOptions { MinimumFreeGigabytes = 0 }, folder.Path, _time, NullLogger<JournalRecorder>.Instance, bugs.Add);
        recorder.Start();
        await StartAsync(recorder: recorder);
        await ReadAsync(h => h.Live == 2 * Symbols);
        await ControlAsync(new { cmd = "enginerestart", symbol = "ETHUSDT" });
        await ControlAsync(new { cmd = "drop", code = 1006, client = "btcusdt@aggTrade" });
        await ReadAsync(h => h.Connections[2] is { Losses: 1, Connects: 2 });
        await ViewAsync(Bitcoin, v => v is { HasTradeGap: true, TradeGapToNs: > 0 });
        await ControlAsync(new { cmd = "drop", code = 1001 });
        await ReadAsync(h => h.Live == 2 * Symbols && h.Connections.Sum(c => c.Losses) >= 3);
        long messages = _engine.ReadHealth().MessagesTotal;
        await ReadAsync(h => h.MessagesTotal > messages + 4_000);
        await _engine.DisposeAsync();
        recorder.Dispose();

        ReplayReport report = RecordingReplay.Play(folder.Path, CancellationToken.None);
        Assert.Empty(bugs);
        Assert.Equal("", string.Join("\n", report.AllFaults));
        Assert.Equal([], report.Differences.Select(d => d.ToString()));
        Assert.All(report.Lanes, l => Assert.True(l is { Compared: > 2, Gaps: 0, Missing: 0, Scores: > 500 }, l.ToString()));
        Assert.Equal(2, report.Lanes.Count);
    }

    private async Task StartAsync(Func<Task>? before = null, JournalRecorder? recorder = null, Instrument? more = null)
    {
        _venue = await SandboxServer.StartAsync(new SandboxOptions { MessagesPerSecond = 3_000 });
        await (before?.Invoke() ?? Task.CompletedTask);
        Uri address = new(_venue.RestUrl);
        VenueRests rests = new([("Bybit", new BybitRest(_http, address)), ("Binance", new BinanceRest(_http, address))]);
        string[] names = ["BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT"];
        FollowedUniverse universe = await UniverseLoading.LoadAsync(
            rests.ListContractsAsync, new UniverseOptions { Symbols = [.. names, .. names.Select(n => $"Binance:{n}")] }, CancellationToken.None);
        FeedOptions feed = new() { BackoffFirstMilliseconds = 1, BackoffCapMilliseconds = 20, SnapshotsPerMinute = 6_000, GoneSeconds = more is null ? 300 : 3 };
        _engine = new MarketEngine(new EngineOptions { Feed = feed }, _time, NullLogger<MarketEngine>.Instance, recorder);
        _engine.Start(
            [
                new VenueLink(BybitVenue.Instance, new Uri(_venue.WebSocketUrl), new BybitRest(_http, address)),
                new VenueLink(BinanceVenue.Instance, new Uri(_venue.BinanceWebSocketUrl!), new BinanceRest(_http, address)),
            ],
            more is null ? universe : universe with { Instruments = [.. universe.Instruments, more] });
    }

    private Task<EngineHealth> ReadAsync(Func<EngineHealth, bool> done) => Wait.ForAsync(() => Task.FromResult(_engine.ReadHealth()), done);

    private Task<SymbolView> ViewAsync(string symbol, Func<SymbolView, bool> done) => Wait.ForAsync(() => Task.FromResult(Read(_engine.Find(symbol)!)), done);

    private static SymbolView Read(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        return view;
    }

    private async Task ControlAsync(object command)
    {
        using HttpResponseMessage answer = await _http.PostAsJsonAsync(new Uri(_venue.RestUrl + "/control?venue=binance"), command);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonElement> TruthAsync(string symbol) =>
        (await _http.GetFromJsonAsync<JsonElement>(new Uri($"{_venue.RestUrl}/truth?venue=binance&symbol={symbol}&levels=50"))).GetProperty("list")[0];

    private static void AssertSide(JsonElement truth, IReadOnlyList<BookLevel> levels, Instrument instrument) => Assert.Equal(
        truth.EnumerateArray().Take(levels.Count).Select(l => (double.Parse(l[0].GetString()!, System.Globalization.CultureInfo.InvariantCulture), double.Parse(l[1].GetString()!, System.Globalization.CultureInfo.InvariantCulture))),
        levels.Select(l => (instrument.Price(l.PriceTicks), instrument.Quantity(l.QtyLots))));
}
