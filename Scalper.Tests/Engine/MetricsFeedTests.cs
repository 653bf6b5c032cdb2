using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Events;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Feeds;
using Scalper.Tests.Reference;
using Scalper.Tests.Tape;

namespace Scalper.Tests.Engine;

/// <summary>The second connection that only counts and compares.</summary>
public sealed class MetricsFeedTests
{
    private const long Ms = 1_000_000;
    private const long StartMs = LaneProbe.OriginMs;

    private readonly SentRequests _sent = new();
    private readonly TradeSightings _main = new(new HashSet<string> { "AUSDT", "CUSDT" });
    private readonly MetricsFeed _feed;

    public MetricsFeedTests()
    {
        FeedOptions options = new();
        FeedShare share = new(options);
        FeedSession session = new(new BybitRequests(50), options, share, connection: 1, [], TopicKind.Trades, TopicKind.Ticker);
        _feed = new MetricsFeed(session, new BybitCodec(), new MessageDelay(share.Clock));
        _main.Put(0, "AUSDT");
        _main.Put(1, "BUSDT");
        _feed.Watch([Contract("AUSDT")], [_main]);
        _feed.Connected(_sent, StartMs * Ms);
    }

    [Fact]
    public void Connected_WatchedSymbol_AsksForTradesAndTickerAndNoBook() => Assert.Equal(["publicTrade.AUSDT", "tickers.AUSDT"], _sent.Subscribed);

    [Fact]
    public void ReadLag_SameTradesOnBothFeeds_IsHowMuchLaterTheMainOneWas()
    {
        for (int id = 1; id <= 20; id++)
        {
            Trade(id, atMs: id);
            _main.Add(0, [TestTrades.Trade(id)], (StartMs + id + 30) * Ms);
        }

        _feed.Idle((StartMs + 1_000) * Ms);
        LagReading lag = _feed.ReadLag((StartMs + 1_000) * Ms);
        Assert.Equal(20, lag.Trades);
        Assert.InRange(lag.P50Ms!.Value, 29, 32);
    }

    [Fact]
    public void ReadLag_SymbolNobodyWatches_IsNotCompared()
    {
        Trade(1, atMs: 1);
        _main.Add(1, [TestTrades.Trade(1)], StartMs * Ms);
        _feed.Idle((StartMs + 1_000) * Ms);
        Assert.Equal(0, _feed.ReadLag((StartMs + 1_000) * Ms).Trades);
    }

    [Fact]
    public void Step_Frames_AreCountedByKind()
    {
        Trade(1, atMs: 50);
        Step("""{"success":true,"ret_msg":"pong","conn_id":"c","op":"ping"}""", 60);
        Step("{\"topic\":", 70);
        Assert.Equal((1, DecodeResult.NotJson), (_feed.Malformed.Count, _feed.Malformed.Last));
        _feed.Idle((StartMs + 500) * Ms);
        _feed.Read(out FeedReading reading);
        Assert.Equal(((StartMs + 50) * Ms, (StartMs + 60) * Ms, (StartMs + 500) * Ms, 1), (reading.DataAtNs, reading.PongAtNs, reading.TurnAtNs, reading.Requests));
        Assert.Equal(2, reading.Topics.Total);
    }

    [Fact]
    public void Watch_OtherSymbols_AreAskedForAndTheRestIsGivenUp()
    {
        Trade(1, atMs: 1);
        _feed.Inbox.TryDo(f => f.Watch([Contract("CUSDT")], [_main]));
        _feed.Idle((StartMs + 2_000) * Ms);
        Assert.Equal(
            ["subscribe publicTrade.AUSDT", "subscribe tickers.AUSDT", "unsubscribe publicTrade.AUSDT", "unsubscribe tickers.AUSDT", "subscribe publicTrade.CUSDT", "subscribe tickers.CUSDT"],
            _sent.All.SelectMany(r => r.Topics.Select(t => $"{r.Operation} {t}")));

        // A late frame of a symbol that nobody watches is nobody's.
        Trade(2, atMs: 2_010);
        _feed.Read(out FeedReading reading);
        Assert.Equal((0, (StartMs + 1) * Ms), (_feed.Malformed.Count, reading.DataAtNs));
    }

    private static Instrument Contract(string symbol) => new(symbol, DecimalStep.Parse("0.1"), DecimalStep.Parse("1"));

    private void Trade(int id, long atMs) =>
        Step(FrameText.Trades("AUSDT", StartMs + atMs, [new TradeText($"{id}", id, true, null, "100.1", "1", false, false, StartMs + atMs)]), atMs);

    private void Step(string frame, long atMs) => Assert.Equal(-1, _feed.Step(Encoding.UTF8.GetBytes(frame), (StartMs + atMs) * Ms));
}
