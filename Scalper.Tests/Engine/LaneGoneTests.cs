using System.Runtime.CompilerServices;
using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Engine;

/// <summary>A symbol that is gone holds no memory, is shown as gone, and comes back.</summary>
public sealed class LaneGoneTests
{
    private readonly LaneProbe _probe = new LaneProbe().Connect();
    private long _update = 10;

    [Fact]
    [Trait("Fault", "F-67")]
    public void Idle_SymbolSilentForFiveMinutes_IsShownAsGoneAndItsMemoryIsFreed()
    {
        WeakReference held = Start();
        _probe.RunTo(301_000, OnlyB);

        GC.Collect();
        Assert.False(held.IsAlive);
        SymbolView view = _probe.View(A);
        Assert.Equal((true, BookStatus.Stale, "gone: nothing came for a long time; asked for again now and then"), (view.IsGone, view.Status, view.Fault.Describe()));
        Assert.Equal(BookStatus.Live, _probe.View(B).Status);
        Assert.Empty(_probe.Copy(0).Bids);
        _probe.Lane.Read(out FeedReading reading);
        Assert.Equal(1, reading.Gone);
    }

    [Fact]
    public void Step_GoneSymbolDeliversAgain_IsLive()
    {
        Start();
        _probe.RunTo(301_000, OnlyB);
        _probe.Sent.All.Clear();
        _probe.RunTo(602_000, OnlyB);
        Assert.Contains("orderbook.50.AUSDT", _probe.Sent.Subscribed);
        _probe.Snapshot(A, u: 7);
        Assert.Equal((BookStatus.Live, false, 7), (_probe.View(A).Status, _probe.View(A).IsGone, _probe.View(A).UpdateId));
        Assert.Equal(0, _probe.Delta(A, 8));
    }

    [Fact]
    public void Disconnected_WhileGone_StaysGoneAndIsNotAskedForOnTheNextConnection()
    {
        Start();
        _probe.RunTo(301_000, OnlyB);
        _probe.Lane.Disconnected(_probe.NowNs);
        _probe.Sent.All.Clear();
        _probe.Connect();
        Assert.True(_probe.View(A).IsGone);
        Assert.DoesNotContain(_probe.Sent.Subscribed, t => t.EndsWith(A, StringComparison.Ordinal));
    }

    [Fact]
    public void Step_UnreadableFrameOfAGoneSymbol_LeavesItGone()
    {
        Start();
        _probe.RunTo(301_000, OnlyB);
        _probe.Book(A, true, 11, [("100.05", "1")], []);
        Assert.True(_probe.View(A).IsGone);
        Assert.Null(_probe.Lane.BookOf(0));
    }

    [Theory]
    [InlineData("publicTrade")]
    [InlineData("tickers")]
    public void Step_UnreadableTradesOrTickerOfAGoneSymbol_LeaveItGone(string topic)
    {
        Start();
        _probe.RunTo(301_000, OnlyB);
        _probe.Step($$"""{"topic":"{{topic}}.AUSDT","type":"snapshot","data":7}""");
        Assert.Equal((true, 0), (_probe.View(A).IsGone, _probe.View(A).Counters.UnreadableFrames));
        Assert.Null(_probe.Lane.BookOf(0));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference Start()
    {
        _probe.Snapshot(A);
        _probe.Snapshot(B);
        _probe.Trades(A, 50);
        return new WeakReference(_probe.Lane.BookOf(0));
    }

    private void OnlyB()
    {
        _probe.Delta(B, ++_update);
        _probe.Ticker(B);
    }
}
