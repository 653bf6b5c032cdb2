using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;
using Scalper.Tests.Feeds;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Engine;

/// <summary>The life of a symbol on its lane.</summary>
public sealed class LaneTests
{
    private readonly LaneProbe _probe = new LaneProbe().Connect();

    [Fact]
    public void Step_Snapshot_IsLiveAndScored()
    {
        Assert.Equal(BookStatus.Syncing, _probe.View(A).Status);
        Assert.Equal(1, _probe.Snapshot(B));
        SymbolView view = _probe.View(B);
        Assert.Equal((BookStatus.Live, 1, 10, 1_000, 1_001), (view.Status, view.Scores, view.UpdateId, view.BestBidTicks, view.BestAskTicks));
        Assert.Equal(_probe.NowNs, view.UpdatedAtNs);
        Assert.Equal(BookStatus.Syncing, _probe.View(A).Status);
    }

    [Fact]
    public void Step_LevelsComeAndGo_TellsHowFarTheBookReaches()
    {
        _probe.Snapshot(A);
        Assert.Equal((999L, 1_001L), Reach());
        _probe.Book(A, false, 11, [("99.5", "1")], [("100.4", "2"), ("100.6", "1")]);
        Assert.Equal((995L, 1_006L), Reach());
        _probe.Book(A, false, 12, [("99.5", "0")], [("100.6", "0")]);
        Assert.Equal((999L, 1_004L), Reach());
        _probe.Book(A, true, 20, [("99.8", "1")], []);
        Assert.Equal((998L, null), Reach());

        (long? Lowest, long? Highest) Reach() => (_probe.View(A).LowestBidTicks, _probe.View(A).HighestAskTicks);
    }

    [Fact]
    public void Step_TradeFrame_MakesOneScoreAfterItsLastTrade()
    {
        _probe.Snapshot(A);
        Assert.Equal(0, _probe.Trades(A, 5));
        SymbolView view = _probe.View(A);
        Assert.Equal((2, 5), (view.Scores, view.TradeFlow.TradeCount));
        Score expected = new ClassicModel(new ScoreWeights()).Rate(view.Factors);
        Assert.Equal(expected, view.Score);
    }

    [Fact]
    public void Step_NotLive_MakesNoScoreAndKeepsTheTape()
    {
        Assert.Equal(-1, _probe.Trades(A, 3));
        Assert.Equal((0, 1_001), (_probe.View(A).Scores, _probe.View(A).LastTradeTicks));
        _probe.Snapshot(A);
        Assert.Equal((1, 3), (_probe.View(A).Scores, _probe.View(A).TradeFlow.TradeCount));
    }

    [Fact]
    [Trait("Fault", "F-22")]
    public void Step_Gap_IsInvalidAsksForThatBookAloneAndIsLiveAfterItsSnapshot()
    {
        _probe.Snapshot(A);
        _probe.Snapshot(B);
        _probe.Sent.All.Clear();
        _probe.NowMs = 100_000;

        Assert.Equal(-1, _probe.Delta(A, 12));
        SymbolView view = _probe.View(A);
        Assert.Equal((BookStatus.Invalid, BookFaultKind.SequenceGap, 1, null), (view.Status, view.Fault.Kind, view.Faults, view.BestBidTicks));
        Assert.Equal(["unsubscribe orderbook.50.AUSDT", "subscribe orderbook.50.AUSDT"], _probe.Sent.All.Select(r => $"{r.Operation} {r.Topics.Single()}"));
        Assert.Equal(-1, _probe.Delta(A, 13));
        Assert.Equal(-1, _probe.Trades(A, 1));
        Assert.Equal(1, _probe.View(A).Scores);
        Assert.Equal(BookStatus.Live, _probe.View(B).Status);

        Assert.Equal(0, _probe.Snapshot(A, u: 5));
        Assert.Equal((BookStatus.Live, 2, 1, 5), (_probe.View(A).Status, _probe.View(A).Scores, _probe.View(A).TradeFlow.TradeCount, _probe.View(A).UpdateId));
    }

    [Fact]
    public void Step_BusyLaneWithoutAPause_StillRetriesWhatIsDue()
    {
        _probe.Snapshot(A);
        _probe.Sent.All.Clear();
        for (int i = 0; i < 1_200; i++)
        {
            _probe.NowMs += 10;
            _probe.Delta(A, 11 + i);
        }

        Assert.Equal(["unsubscribe", "subscribe"], _probe.Sent.All.Take(2).Select(r => r.Operation));
        Assert.All(_probe.Sent.All.Take(2), r => Assert.Equal(["tickers.AUSDT", "orderbook.50.BUSDT", "tickers.BUSDT"], r.Topics));
    }

    [Fact]
    [Trait("Fault", "F-39")]
    public void Disconnected_LiveBook_IsStaleThenSyncingThenLive()
    {
        _probe.Snapshot(A);
        _probe.Lane.Disconnected(_probe.NowNs);
        Assert.Equal((BookStatus.Stale, BookFaultKind.ConnectionLost), (_probe.View(A).Status, _probe.View(A).Fault.Kind));
        Assert.Equal(BookStatus.Empty, _probe.View(B).Status);

        _probe.Sent.All.Clear();
        _probe.Connect();
        Assert.Equal((BookStatus.Syncing, BookFaultKind.AwaitingSnapshot), (_probe.View(A).Status, _probe.View(A).Fault.Kind));
        Assert.Equal(6, _probe.Sent.Subscribed.Count());
        Assert.Equal(-1, _probe.Delta(A, 11));
        _probe.Snapshot(A);
        Assert.Equal(BookStatus.Live, _probe.View(A).Status);
    }

    [Theory]
    [InlineData(61_200, 61_900, false)]
    [InlineData(61_200, 62_000, true)]
    public void Disconnected_MomentumHistory_IsKeptWithinASecondAndClearedBeyond(long lostAt, long backAt, bool cleared)
    {
        _probe.Snapshot(A);
        _probe.NowMs = lostAt;
        _probe.Delta(A, 11);
        Assert.NotNull(_probe.View(A).Momentum.Trend);
        _probe.Lane.Disconnected(_probe.NowNs);
        _probe.NowMs = backAt;
        _probe.Connect();
        _probe.Snapshot(A);
        Assert.Equal(cleared, _probe.View(A).Momentum.Trend is null);
    }

    [Fact]
    public void OnReply_BookRefused_SaysSoAlsoAfterAReconnect()
    {
        string reply = $$"""{"success":false,"ret_msg":"error:handler not found,topic:orderbook.50.{{B}}","req_id":"{{_probe.Sent.All[0].Id}}","op":"subscribe"}""";
        Assert.Equal(-1, _probe.Step(reply));
        Assert.Equal((BookStatus.Empty, "subscription refused by the venue"), (_probe.View(B).Status, _probe.View(B).Fault.Describe()));

        _probe.Lane.Disconnected(_probe.NowNs);
        _probe.Connect();
        Assert.Equal((BookStatus.Empty, "subscription refused by the venue"), (_probe.View(B).Status, _probe.View(B).Fault.Describe()));
    }

    [Fact]
    public void Step_MalformedFrame_IsCountedAndHarmsNobody()
    {
        _probe.Snapshot(A);
        Assert.Equal(-1, _probe.Step("{\"topic\":"));
        Assert.Equal(-1, _probe.Step("""{"topic":"publicTrade.AUSDT","type":"snapshot","data":[{}]}"""));
        Assert.Equal((2, DecodeResult.WrongShape), (_probe.Lane.Malformed, _probe.Lane.LastMalformed));
        Assert.Equal(-1, _probe.Step("""{"topic":"kline.1.AUSDT","data":[]}"""));
        Assert.Equal(2, _probe.Lane.Malformed);
        Assert.Equal(0, _probe.Delta(A, 11));
    }

    [Fact]
    [Trait("Fault", "F-36")]
    public void Step_UnreadableBookFrame_InvalidatesThatBookAtOnce()
    {
        _probe.Snapshot(A);
        Assert.Equal(-1, _probe.Book(A, false, 11, [("100.05", "1")], []));
        Assert.Equal(
            (BookStatus.Invalid, "a frame of this book could not be read"), (_probe.View(A).Status, _probe.View(A).Fault.Describe()));
        Assert.Equal(-1, _probe.Delta(A, 11));
        Assert.Equal(0, _probe.Snapshot(A));
        Assert.Equal(BookStatus.Live, _probe.View(A).Status);
    }

    [Fact]
    [Trait("Fault", "F-21")]
    public void Step_BookOfAnotherDepth_IsNotThisBook()
    {
        _probe.Snapshot(A);
        Assert.Equal(-1, _probe.Book(A, true, 900, [], [], depth: 200));
        Assert.Equal((10, 1), (_probe.View(A).UpdateId, _probe.View(A).Scores));
    }

    [Fact]
    [Trait("Fault", "F-55")]
    public void Step_ClockThatRunsBack_KeepsTheLanesTime()
    {
        _probe.NowMs = 500;
        _probe.Snapshot(A);
        long now = _probe.NowNs;
        _probe.NowMs = 100;
        _probe.Delta(A, 11);
        Assert.Equal((now, now), (_probe.Lane.NowNs, _probe.View(A).UpdatedAtNs));
    }

    [Fact]
    public void Close_LiveBook_IsNoLongerServedAsRight()
    {
        _probe.Connect();
        _probe.Snapshot(A);
        _probe.Lane.Close();
        SymbolView view = _probe.View(A);
        Assert.Equal((BookStatus.Stale, "the engine has stopped"), (view.Status, view.Fault.Describe()));
        Assert.Equal(BookStatus.Empty, _probe.View(B).Status);
    }

    [Fact]
    [Trait("Fault", "F-09")]
    public void Step_Pong_IsNobodysFrame()
    {
        Assert.Equal(-1, _probe.Step("""{"success":true,"ret_msg":"pong","conn_id":"c","op":"ping"}"""));
        Assert.Equal(0, _probe.Lane.Malformed);
    }
}
