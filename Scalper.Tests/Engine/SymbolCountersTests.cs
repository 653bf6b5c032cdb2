using System.Text;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Engine;

/// <summary>What a lane counts of each symbol: exact times, one resync per loss, and a fresh start where the lane lets go.</summary>
public sealed class SymbolCountersTests
{
    private const long MillisecondNs = 1_000_000;

    private readonly LaneProbe _probe = new LaneProbe().Connect();
    private long _update = 10;

    private SymbolCounters Counters => _probe.View(A).Counters;

    [Fact]
    public void Step_LiveLostAndLiveAgain_TimesAreExact()
    {
        long startNs = _probe.NowNs;
        At(1_000).Snapshot(A);
        Assert.Equal((startNs, _probe.NowNs), (Counters.FollowedSinceNs, Counters.LiveSinceNs));
        Assert.Equal(250 * MillisecondNs, Counters.LiveNsAt(_probe.NowNs + (250 * MillisecondNs)));

        At(5_000).Delta(A, 13);
        Assert.Equal((4_000 * MillisecondNs, 0, 1, 1), (Counters.LiveNs, Counters.LiveSinceNs, Counters.SequenceGaps, Counters.Resyncs));
        At(7_000).Snapshot(A, 20);
        Assert.Equal((7_000 * MillisecondNs) + startNs, Counters.LiveSinceNs);
        Assert.Equal(5_000 * MillisecondNs, Counters.LiveNsAt(startNs + (8_000 * MillisecondNs)));
    }

    [Fact]
    public void Step_EachKindOfFrame_IsCountedOfItsSymbol()
    {
        _probe.Snapshot(A);
        _probe.Delta(A, 11);
        _probe.Delta(A, 11);
        _probe.Trades(A, 5);
        _probe.Ticker(A);
        Assert.Equal((3, 1, 1, 0), (Counters.BookFrames, Counters.TradeFrames, Counters.TickerFrames, Counters.Resyncs));
        Assert.Equal(0, _probe.View(B).Counters.BookFrames);
    }

    [Theory]
    [InlineData("100.1")]
    [InlineData("100.2")]
    public void Step_LockedOrCrossedBook_CountsTheTimeUntilItsSnapshot(string bid)
    {
        _probe.Snapshot(A);
        At(2_000).Book(A, false, 11, [(bid, "1")], []);
        Assert.Equal((1, 1, 500 * MillisecondNs), (Counters.CrossedBooks, Counters.Resyncs, Counters.CrossedNsAt(_probe.NowNs + (500 * MillisecondNs))));
        At(3_000).Snapshot(A, 20);
        At(9_000).Delta(A, 21);
        Assert.Equal((1_000 * MillisecondNs, 0), (Counters.CrossedNs, Counters.CrossedSinceNs));
    }

    [Fact]
    public void Step_UnreadableBookFrame_CountsAndResyncsOnce()
    {
        _probe.Snapshot(A);
        Unreadable();
        Unreadable();
        Assert.Equal((2, 1, 0), (Counters.UnreadableFrames, Counters.Resyncs, Counters.SequenceGaps));
        _probe.Snapshot(A, 20);
        Unreadable();
        Assert.Equal(2, Counters.Resyncs);
    }

    [Theory]
    [InlineData("publicTrade")]
    [InlineData("tickers")]
    public void Step_UnreadableTradesOrTicker_CountAndChangeNothingElse(string topic)
    {
        _probe.Snapshot(A);
        SymbolView before = _probe.View(A);
        Assert.Equal(-1, At(1_000).Step($$"""{"topic":"{{topic}}.AUSDT","type":"snapshot","data":7}"""));
        SymbolView after = _probe.View(A);
        Assert.Equal((1, 1_000 * MillisecondNs, 0), (Counters.UnreadableFrames, Counters.LiveNsAt(_probe.NowNs), _probe.View(B).Counters.UnreadableFrames));
        Assert.Equal((true, before.Scores, before.DataAtNs), (after.IsLive, after.Scores, after.DataAtNs));
        Assert.Equal((0, 0, 0), (Counters.TradeFrames, Counters.TickerFrames, Counters.Resyncs));
        Assert.Equal(1, _probe.Lane.Malformed);
    }

    [Fact]
    public void Connected_BooksThatWereLiveBefore_AreAskedForAgainOnce()
    {
        _probe.Snapshot(A);
        Reconnect();
        Reconnect();
        Assert.Equal((1, 0), (Counters.Resyncs, _probe.View(B).Counters.Resyncs));
        _probe.Snapshot(A, 5);
        Reconnect();
        Assert.Equal(2, Counters.Resyncs);
    }

    [Fact]
    public void Idle_SilentBook_IsNotLiveFromThereOnAndIsAResync()
    {
        _probe.Snapshot(A);
        _probe.RunTo(15_000, () => { });
        Assert.Equal((10_100 * MillisecondNs, 1), (Counters.LiveNs, Counters.Resyncs));
    }

    [Fact]
    public void Idle_GoneSymbolDelivers_CountsAnew()
    {
        _probe.Snapshot(A);
        _probe.RunTo(301_000, () => _probe.Delta(B, ++_update));
        Assert.True(_probe.View(A).IsGone);
        Assert.Equal((10_100 * MillisecondNs, 1), (Counters.LiveNs, Counters.BookFrames));

        _probe.Snapshot(A, 7);
        Assert.Equal((_probe.NowNs, 0, 1, 0), (Counters.FollowedSinceNs, Counters.LiveNs, Counters.BookFrames, Counters.Resyncs));
    }

    [Fact]
    public void Change_Replacement_OldObject_StopsAtTheLastTimeSeenAndTheNewOneCountsAnew()
    {
        _probe.Snapshot(A);
        FollowedSymbol replacement = new(new Instrument(A, DecimalStep.Parse("0.01"), DecimalStep.Parse("1")), lane: 0, place: 0);
        At(2_000).Lane.Inbox.TryDo(lane => lane.Change(new LaneChange { Replacements = [replacement] }));
        _probe.Lane.Idle(_probe.NowNs);
        replacement.Read(out SymbolView view);
        Assert.Equal((_probe.NowNs, 0, 0), (view.Counters.FollowedSinceNs, view.Counters.LiveNs, view.Counters.Resyncs));
        Assert.Equal(0, Counters.LiveSinceNs);
    }

    private LaneProbe At(long milliseconds)
    {
        _probe.NowMs = milliseconds;
        return _probe;
    }

    private void Unreadable() => _probe.Lane.Step(Encoding.UTF8.GetBytes("""{"topic":"orderbook.50.AUSDT","type":"delta","data":{"s":"AUSDT","b":[["x","1"]],"a":[],"u":11,"seq":12}}"""), _probe.NowNs);

    private void Reconnect()
    {
        _probe.Lane.Disconnected(_probe.NowNs);
        _probe.Connect();
    }
}
