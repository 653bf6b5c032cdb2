using System.Text;
using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Binance;
using Scalper.Core.Wire;

namespace Scalper.Tests.Engine;

/// <summary>A lane whose books come over one connection and whose trades over another, and whose books are fetched.</summary>
public sealed class LaneRouteTests
{
    private const long OriginMs = 1_786_000_000_000;

    private readonly FollowedSymbol _symbol = new(new Instrument("Binance:AUSDT", DecimalStep.Parse("0.1"), DecimalStep.Parse("1")), lane: 0, place: 0);
    private readonly AskedInstruments _desk = new();
    private readonly Lane _lane;
    private readonly LaneRoute _public;
    private readonly LaneRoute _market;
    private long _nowMs;

    public LaneRouteTests()
    {
        FeedOptions options = new();
        FeedShare share = new(options);
        BinanceRequests requests = new();
        LaneFeed[] feeds = [.. requests.Routes.Select((r, i) => new LaneFeed(new FeedSession(requests, options, share, i, [new FeedSymbol(_symbol.Instrument.Symbol, 0)], r.Kinds)))];
        _lane = new Lane(new EngineOptions { Feed = options }, [_symbol], [50], new LaneLinks { Venue = BinanceVenue.Instance, Feeds = feeds, Snapshots = _desk });
        (_public, _market) = (_lane.Routes[0], _lane.Routes[1]);
    }

    private long NowNs => (OriginMs + _nowMs) * 1_000_000;

    private SymbolView View
    {
        get
        {
            _symbol.Read(out SymbolView view);
            return view;
        }
    }

    [Fact]
    public void Disconnected_MarketRoute_TradesHaveAGapAndTheBookIsLive()
    {
        GoLive();
        Trade(1);
        _market.Disconnected(NowNs);
        Assert.Equal((BookStatus.Live, true), (View.Status, View.HasTradeGap));
        long gapFromNs = View.TradeGapFromNs;

        Depth(11, 12, 10);
        Assert.Equal((BookStatus.Live, 12L, 0L), (View.Status, View.UpdateId, View.TradeGapToNs));

        _nowMs += 500;
        _market.Connected(new Outbox(), NowNs);
        Trade(9);
        Assert.Equal((gapFromNs, NowNs), (View.TradeGapFromNs, View.TradeGapToNs));
    }

    [Fact]
    public void Disconnected_PublicRoute_TheBookIsNotServedUntilItIsFetchedAgain()
    {
        GoLive();
        _public.Disconnected(NowNs);
        Assert.Equal((BookStatus.Stale, BookFaultKind.ConnectionLost), (View.Status, View.Fault.Kind));
        Assert.All(_lane.ReportTopics().Where(t => t.Kind is TopicKind.Trades or TopicKind.Ticker), t => Assert.NotEqual(TopicStatus.Wanted, t.Status));

        _public.Connected(new Outbox(), NowNs);
        Depth(21, 22, 19);
        Assert.Equal(BookStatus.Syncing, View.Status);
        Snapshot(21);
        Assert.Equal((BookStatus.Live, 22L), (View.Status, View.UpdateId));
    }

    [Fact]
    public void TakeSnapshot_NoUpdateSinceTheRequest_ProvesNoTopic()
    {
        Connect();
        Snapshot(10);
        Assert.Equal(BookStatus.Live, View.Status);
        Assert.Equal(TopicStatus.Sent, BookTopic());

        Depth(9, 11, 8);
        Assert.Equal(TopicStatus.Confirmed, BookTopic());
    }

    [Fact]
    public void TakeSnapshot_ConnectionOfTheBooksIsGone_IsNotTaken()
    {
        Connect();
        Depth(9, 10, 8);
        _public.Disconnected(NowNs);
        Snapshot(10);
        Assert.Equal((BookStatus.Empty, BookFaultKind.ConnectionLost), (View.Status, View.Fault.Kind));
    }

    [Fact]
    public void Turn_NoUpdateYet_AsksForNoSnapshot()
    {
        Connect();
        Turn();
        Assert.Empty(_desk.Asked);

        Depth(9, 10, 8);
        Turn();
        Assert.Equal(["Binance:AUSDT"], _desk.Asked);
    }

    /// <summary>Of three hundred books, fetched a hundred a minute, the last waits for three minutes, which says nothing against its connection.</summary>
    [Fact]
    public void Turn_BookWaitsFiveMinutesToBeFetched_TopicIsConfirmedAndTheConnectionStays()
    {
        Connect();
        for (int turn = 0; turn < 1_500; turn++)
        {
            Depth(turn + 1, turn + 1, turn);
            Turn();
            Assert.Null(_public.Demand);
        }

        Assert.Equal((TopicStatus.Confirmed, BookStatus.Syncing), (BookTopic(), View.Status));
        Snapshot(1_400);
        Assert.Equal((BookStatus.Live, 1_500L), (View.Status, View.UpdateId));
    }

    [Fact]
    public void Turn_BookThatFollows_AsksForNoSnapshotUntilThereIsAGap()
    {
        GoLive();
        _desk.Asked.Clear();
        Turn();
        Assert.Empty(_desk.Asked);

        Depth(15, 16, 13);
        Assert.Equal(BookFaultKind.SequenceGap, View.Fault.Kind);
        Turn();
        Assert.Equal(["Binance:AUSDT"], _desk.Asked);
    }

    [Fact]
    public void Disconnected_PublicRoute_TradesGoOnWithoutAGap()
    {
        GoLive();
        Trade(1);
        _public.Disconnected(NowNs);
        _nowMs += 100;
        Trade(2);
        Assert.Equal((false, 0L), (View.HasTradeGap, View.TradeGapFromNs));
    }

    [Fact]
    public void Connected_PublicRouteWhileTheMarketRouteIsGone_LeavesTheGapOfTheTradesOpen()
    {
        GoLive();
        Trade(1);
        _market.Disconnected(NowNs);
        _public.Disconnected(NowNs);
        _nowMs += 100;
        _public.Connected(new Outbox(), NowNs);
        Assert.Equal((true, 0L), (View.HasTradeGap, View.TradeGapToNs));
    }

    /// <summary>What comes over one connection says nothing of the other one's.</summary>
    [Theory]
    [InlineData(false, BookStatus.Stale)]
    [InlineData(true, BookStatus.Live)]
    public void Idle_BookSilentWhileMarkPricesGoOn_IsLiveOnlyWhereItsBestPricesAreToldToo(bool isTold, BookStatus expected)
    {
        GoLive();
        Touch();
        for (int turn = 0; turn < 60; turn++)
        {
            Turn();
            Mark();
            if (isTold)
            {
                Touch();
            }
        }

        Assert.Equal(expected, View.Status);
    }

    private void Connect()
    {
        _public.Connected(new Outbox(), NowNs);
        _market.Connected(new Outbox(), NowNs);
    }

    private void GoLive()
    {
        Connect();
        Depth(9, 10, 8);
        Snapshot(9);
        Assert.Equal((BookStatus.Live, 10L), (View.Status, View.UpdateId));
    }

    private TopicStatus BookTopic() => _lane.ReportTopics().Single(t => t.Kind == TopicKind.Book).Status;

    private void Turn()
    {
        _nowMs += 200;
        _public.Idle(NowNs);
    }

    private void Depth(long first, long last, long previous) => _public.Step(Frame(
        $$$"""{"stream":"ausdt@depth@100ms","data":{"e":"depthUpdate","E":{{{OriginMs + _nowMs}}},"T":{{{OriginMs + _nowMs}}},"s":"AUSDT","U":{{{first}}},"u":{{{last}}},"pu":{{{previous}}},"b":[["100.0","{{{last}}}"]],"a":[]}}"""), NowNs);

    private void Mark() => _market.Step(Frame(
        $$$"""{"stream":"ausdt@markPrice@1s","data":{"e":"markPriceUpdate","E":{{{OriginMs + _nowMs}}},"s":"AUSDT","p":"100.05","i":"100.05","r":"0.0001","T":{{{OriginMs + 3_600_000}}}}}"""), NowNs);

    private void Touch() => _public.Step(Frame(
        $$$"""{"stream":"ausdt@bookTicker","data":{"e":"bookTicker","u":10,"s":"AUSDT","b":"100.0","B":"10","a":"100.1","A":"3","T":{{{OriginMs + _nowMs}}},"E":{{{OriginMs + _nowMs}}}}}"""), NowNs);

    private void Trade(long id) => _market.Step(Frame(
        $$$"""{"stream":"ausdt@aggTrade","data":{"e":"aggTrade","E":{{{OriginMs + _nowMs}}},"a":{{{id}}},"s":"AUSDT","p":"100.1","q":"1","f":{{{id}}},"l":{{{id}}},"T":{{{OriginMs + _nowMs}}},"m":false}}"""), NowNs);

    private void Snapshot(long id) => _lane.TakeSnapshot(Frame(
        $$$"""{"snapshot":"AUSDT","data":{"lastUpdateId":{{{id}}},"E":{{{OriginMs + _nowMs}}},"T":{{{OriginMs + _nowMs}}},"bids":[["100.0","5"]],"asks":[["100.1","3"]]}}"""));

    private static byte[] Frame(string text) => Encoding.UTF8.GetBytes(text);

    private sealed class Outbox : IOutbox
    {
        public bool TrySend(byte[] utf8) => true;
    }
}
