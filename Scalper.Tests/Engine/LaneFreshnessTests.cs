using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Engine;

/// <summary>Alive is not fresh: a book that nothing vouches for is not served, on a connection that stands.</summary>
public sealed class LaneFreshnessTests
{
    private readonly LaneProbe _probe = new LaneProbe().Connect();
    private long _update = 10;

    public LaneFreshnessTests()
    {
        _probe.Snapshot(A);
        _probe.Snapshot(B);
        Tickers();
        _probe.Trades(A, 1);
        _probe.Trades(B, 1);
        _probe.Sent.All.Clear();
    }

    [Fact]
    public void Idle_NoUpdateButATickerThatAgrees_IsLiveAndQuietUntilTheNextUpdate()
    {
        Run(10_000, Tickers);
        Assert.False(_probe.View(A).IsQuiet);
        Run(30_000, Tickers);
        Assert.Equal((BookStatus.Live, true, 0), (_probe.View(A).Status, _probe.View(A).IsQuiet, _probe.View(A).Faults));
        Assert.False(_probe.View(B).IsQuiet);
        Assert.Empty(_probe.Sent.All);

        _probe.Delta(A, 11);
        Assert.Equal((BookStatus.Live, false), (_probe.View(A).Status, _probe.View(A).IsQuiet));
    }

    [Fact]
    [Trait("Fault", "F-01")]
    [Trait("Fault", "F-50")]
    public void Idle_OneBookMutedWhilePongsGoOn_ThatBookAloneIsStaleAskedForAndBackWithItsSnapshot()
    {
        Run(10_000, PongsAndATickerThatCannotVouch);
        Assert.Equal(BookStatus.Live, _probe.View(A).Status);
        Run(10_100, PongsAndATickerThatCannotVouch);
        SymbolView view = _probe.View(A);
        Assert.Equal((BookStatus.Stale, "no update for 10 s"), (view.Status, view.Fault.Describe()));
        Assert.Equal(["unsubscribe orderbook.50.AUSDT", "subscribe orderbook.50.AUSDT"], Sent());
        Assert.Equal(BookStatus.Live, _probe.View(B).Status);
        Assert.True(view.Ticker.ReceivedAtNs > view.BookUpdatedAtNs);

        _probe.Snapshot(A, u: 5);
        Assert.Equal((BookStatus.Live, 5), (_probe.View(A).Status, _probe.View(A).UpdateId));
        Run(15_000, PongsAndATickerThatCannotVouch);
        Assert.Equal(2, _probe.Sent.All.Count);
    }

    /// <summary>A connection that has fallen behind brings the venue's own book, of a while ago.</summary>
    [Fact]
    [Trait("Fault", "F-44")]
    public void Step_UpdatesThatComeLate_AreAppliedAndNotServedUntilTheyAreOnTime()
    {
        Run(9_000, Updates);
        _probe.LateMs = 10_000;
        Updates();
        Assert.Equal(BookStatus.Live, _probe.View(A).Status);

        _probe.LateMs = 11_000;
        Updates();
        SymbolView view = _probe.View(A);
        Assert.Equal((BookStatus.Stale, "late: its updates are 11 s old when they come", _update), (view.Status, view.Fault.Describe(), view.UpdateId));
        Run(12_000, Updates);
        Assert.Empty(_probe.Sent.All);
        Assert.Null(_probe.Lane.Demand);

        _probe.LateMs = 0;
        Updates();
        Assert.Equal((BookStatus.Live, 0), (_probe.View(A).Status, _probe.View(A).Faults));
    }

    [Fact]
    [Trait("Fault", "F-44")]
    public void Step_UpdatesHalfAMinuteLate_DemandAnotherConnection()
    {
        Run(9_000, Updates);
        _probe.LateMs = 31_000;
        Run(9_200, Updates);
        Assert.Equal("data comes 31 s late", _probe.Lane.Demand?.Words);
    }

    /// <summary>A venue that began anew and whose first frame was lost sends updates that look old: nothing of them is taken, and the book ages.</summary>
    [Fact]
    [Trait("Fault", "F-33")]
    public void Step_UpdatesThatAreOldOnly_MakeNoBookFresh()
    {
        long old = 1;
        Run(10_100, () =>
        {
            PongsAndATickerThatCannotVouch();
            _probe.Delta(A, 2 + (++old % 8));
        });
        Assert.Equal((BookStatus.Stale, "no update for 10 s"), (_probe.View(A).Status, _probe.View(A).Fault.Describe()));
    }

    [Fact]
    public void Step_StaleBookThatGoesOnWithTheNextUpdate_IsLiveAgain()
    {
        Run(10_100, PongsAndATickerThatCannotVouch);
        Assert.Equal(0, _probe.Delta(A, 11));
        Assert.Equal((BookStatus.Live, 11), (_probe.View(A).Status, _probe.View(A).UpdateId));
    }

    [Fact]
    public void Idle_LaterTickerContradictsForASecond_IsStaleAtOnceAndAskedForAlone()
    {
        Run(5_000, () =>
        {
            Tickers();
            if (_probe.NowMs <= 2_000)
            {
                _probe.Delta(A, ++_update, askQuantity: "3");
            }
            else
            {
                _probe.Ticker(A, cs: 1_000_000, bid: "99.0");
            }
        });
        SymbolView view = _probe.View(A);
        Assert.Equal((BookStatus.Stale, BookFaultKind.Behind, 1_000_000), (view.Status, view.Fault.Kind, view.Fault.Expected));
        Assert.Equal(["unsubscribe orderbook.50.AUSDT", "subscribe orderbook.50.AUSDT"], Sent().Take(2));
        Assert.Equal(BookStatus.Live, _probe.View(B).Status);
    }

    [Fact]
    public void Idle_EverythingSilent_IsStaleAfterTenSecondsAndAsksForAnotherConnectionAfterThirty()
    {
        _probe.RunTo(10_100, () => { });
        Assert.Equal((BookStatus.Stale, BookStatus.Stale), (_probe.View(A).Status, _probe.View(B).Status));
        Assert.Null(_probe.Lane.Demand);
        _probe.RunTo(30_000, () => { });
        Assert.Null(_probe.Lane.Demand);
        _probe.RunTo(30_200, () => { });
        Assert.Equal("no data for 30 s on an open connection", _probe.Lane.Demand?.Words);
    }

    [Fact]
    public void Idle_ProcessThatDidNotRun_FindsNothingStaleBeforeItHasReadWhatWaits()
    {
        _probe.NowMs = 60_000;
        _probe.Lane.Idle(_probe.NowNs);
        Assert.Equal(BookStatus.Live, _probe.View(A).Status);
        _probe.Delta(A, 11);
        _probe.Delta(B, 11);
        _probe.RunTo(62_000, Tickers);
        Assert.Equal((BookStatus.Live, BookStatus.Live), (_probe.View(A).Status, _probe.View(B).Status));
    }

    /// <summary>Recovery of a topic without data must not depend on what others get.</summary>
    [Fact]
    [Trait("Fault", "F-50")]
    public void Step_TickerStops_KeepsItsOwnAgeBesideAFreshBook()
    {
        long tickerAtNs = _probe.View(A).Ticker.ReceivedAtNs;
        Run(20_000, () => _probe.Delta(A, ++_update));
        Assert.Equal((tickerAtNs, _probe.NowNs, BookStatus.Live), (_probe.View(A).Ticker.ReceivedAtNs, _probe.View(A).BookUpdatedAtNs, _probe.View(A).Status));
    }

    private void Tickers()
    {
        _probe.Ticker(A);
        _probe.Ticker(B);
    }

    private void PongsAndATickerThatCannotVouch()
    {
        _probe.Step("""{"success":true,"ret_msg":"pong","conn_id":"c","op":"ping"}""");
        _probe.Ticker(A, cs: 50, bid: "99.0");
        _probe.Ticker(B);
    }

    // B goes on all the time.
    private void Run(long milliseconds, Action beforeTurn) => _probe.RunTo(milliseconds, () =>
    {
        _probe.Delta(B, _probe.View(B).UpdateId + 1);
        beforeTurn();
    });

    private IEnumerable<string> Sent() => _probe.Sent.All.Select(r => $"{r.Operation} {string.Join(' ', r.Topics)}");

    private void Updates()
    {
        _update++;
        _probe.Delta(A, _update);
        _probe.Delta(B, _update);
        Tickers();
    }
}
