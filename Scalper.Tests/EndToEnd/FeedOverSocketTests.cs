using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Sandbox.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>The feed's manners over real sockets: compression, the metrics feed, the clock, refusals at the door, changed steps.</summary>
public sealed class FeedOverSocketTests : IAsyncLifetime
{
    private static readonly JsonSerializerOptions WithoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly HttpClient _http = new();
    private SandboxServer _venue = null!;
    private MarketEngine? _engine;

    private BybitRest Rest => new(_http, new Uri(_venue.RestUrl));

    public async Task InitializeAsync() => await OpenAsync(new SandboxOptions());

    public async Task DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }

        await _venue.DisposeAsync();
        _http.Dispose();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Run_CompressionWantedByOneOrBoth_IsUsedWhereBothWantItAndShown(bool offered, bool accepted)
    {
        await _venue.DisposeAsync();
        await OpenAsync(new SandboxOptions { Compression = accepted });
        await StartAsync(new FeedOptions { Compression = offered }, 20);

        EngineHealth health = await ReadAsync(h => h.Live == 20 && h.MessagesTotal > 2_000);

        ConnectionHealth connection = health.Connections[0];
        Assert.Equal(offered && accepted, connection.IsCompressed);
        Assert.True(
            connection.IsCompressed ? connection.WireBytes < connection.FrameBytes / 2 : connection.WireBytes > connection.FrameBytes,
            $"{connection.WireBytes} bytes on the wire for {connection.FrameBytes} of messages");
    }

    [Fact]
    public async Task Run_MetricsFeed_TellsHowFarTheMainFeedLags()
    {
        await StartAsync(new FeedOptions { MetricsSymbols = ["BTCUSDT", "ETHUSDT"] }, 20);

        EngineHealth health = await ReadAsync(h => h.Lag is { Trades: > 20 });

        Assert.Equal((ConnectionRole.Metrics, ConnectionState.Connected), (health.Metrics!.Role, health.Metrics.State));
        Assert.Equal(new TopicCounts(0, 0, 4, 0, 0), health.Metrics.Topics);
        Assert.NotNull(health.Lag!.P50Ms);
        Assert.True(health.Lag.P99Ms >= health.Lag.P50Ms);
    }

    [Fact]
    [Trait("Fault", "F-01")]
    public async Task Run_MainConnectionSilentWhileTheMetricsFeedDelivers_IsReplaced()
    {
        await StartAsync(new FeedOptions { MetricsSymbols = ["BTCUSDT"], MetricsPatienceSeconds = 1, ConnectBurst = 1, ConnectsPerMinute = 120 }, 20);
        await ReadAsync(h => h.Live == 20 && h.Metrics?.Topics.Confirmed == 2);

        await ControlAsync(new { cmd = "halfopen", client = "orderbook.50.BTCUSDT", seconds = 30 });

        EngineHealth health = await ReadAsync(h => h.Connections[0].History.Any(t => t.Cause == "no data for 1 s while the metrics feed delivers"));
        Assert.Equal(0, health.Metrics!.Losses);
        await ReadAsync(h => h.Live == 20);
    }

    [Fact]
    public async Task Run_VenuesClockIsAhead_OffsetIsShown()
    {
        await ControlAsync(new { cmd = "clock", ms = 4_000, seconds = 60 });
        await StartAsync(new FeedOptions(), 5);

        EngineHealth health = await ReadAsync(h => h.Clock.VenueOffsetMs is not null && h.Connections[0].Delay.P50Ms is not null && h.Live == 5);

        Assert.InRange(health.Clock.VenueOffsetMs!.Value, 3_000, 5_000);
        Assert.InRange(health.Connections[0].Delay.P50Ms!.Value, 0, 3_000);
    }

    [Theory]
    [InlineData(429, 7, 7)]
    [InlineData(403, null, 600)]
    [Trait("Fault", "F-05")]
    public async Task Run_RefusedAtTheDoor_HaltsForAsLongAsTheVenueSays(int status, int? retryAfter, int seconds)
    {
        await ControlAsync(new { cmd = "refuse", status, retryAfter });
        await StartAsync(new FeedOptions(), 5);

        ConnectionHealth connection = (await ReadAsync(h => h.Connections[0].State == ConnectionState.Failed)).Connections[0];

        Assert.Equal($"127.0.0.1: refused with HTTP {status}", connection.Cause);
        Assert.InRange(connection.NextAttemptAtMs!.Value - connection.SinceMs!.Value, (seconds - 1) * 1_000, (seconds + 1) * 1_000);
        Assert.Equal((0, 1), (connection.Connects, connection.Losses));
    }

    [Fact]
    [Trait("Fault", "F-56")]
    public async Task Run_TickBecomesFiner_InstrumentIsFetchedAndTheBookIsLiveInNewSteps()
    {
        await StartAsync(new FeedOptions(), 5);
        await ReadAsync(h => h.Live == 5);
        Assert.Equal("0.10", _engine!.Find("BTCUSDT")!.Instrument.TickSize.Text);

        await ControlAsync(new { cmd = "ticksize", symbol = "BTCUSDT", tick = "0.01" });

        await ReadAsync(h => h.Live == 5 && _engine.Find("BTCUSDT")!.Instrument.TickSize.Text == "0.01");
        SymbolDetail detail = await _engine.InspectAsync(_engine.Find("BTCUSDT")!, CancellationToken.None);
        Assert.InRange(detail.Instrument.Price(detail.Bids[0].PriceTicks), 50_000, 80_000);
    }

    private async Task OpenAsync(SandboxOptions options) => _venue = await SandboxServer.StartAsync(options);

    private async Task StartAsync(FeedOptions feed, int symbols)
    {
        FollowedUniverse universe = await UniverseLoading.LoadAsync(
            Rest.ListContractsAsync, new UniverseOptions { MaxSymbols = symbols, Prime = ["BTCUSDT", "ETHUSDT"] }, CancellationToken.None);
        _engine = new MarketEngine(new EngineOptions { Feed = feed }, new SteadyTime(TimeProvider.System), NullLogger<MarketEngine>.Instance);
        _engine.Start(new Uri(_venue.WebSocketUrl), universe, Rest);
    }

    private Task<EngineHealth> ReadAsync(Func<EngineHealth, bool> done) => Wait.ForAsync(() => Task.FromResult(_engine!.ReadHealth()), done);

    /// <summary>The main connection's place among those at the venue, which counts them as they came: half a second apart here.</summary>
    private async Task ControlAsync(object command)
    {
        using HttpResponseMessage answer = await _http.PostAsJsonAsync(new Uri(_venue.RestUrl + "/control"), command, WithoutNulls);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
