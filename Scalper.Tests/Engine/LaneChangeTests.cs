using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using static Scalper.Tests.Engine.LaneProbe;

namespace Scalper.Tests.Engine;

/// <summary>Symbols come to a running lane and leave it.</summary>
public sealed class LaneChangeTests
{
    private const string C = "CUSDT";

    private readonly LaneProbe _probe = new LaneProbe().Connect();

    private IEnumerable<string> Sent => _probe.Sent.All.SelectMany(r => r.Topics.Select(t => $"{r.Operation} {t}"));

    [Fact]
    public void Change_Drop_ServesItNoMoreAndGivesUpItsTopics()
    {
        _probe.Snapshot(A);
        _probe.Snapshot(B);
        _probe.Sent.All.Clear();
        Change(new LaneChange { Drops = [_probe.Symbols[0]] });

        Assert.Equal((BookStatus.Stale, BookFaultKind.Dropped), (_probe.View(A).Status, _probe.View(A).Fault.Kind));
        Assert.Equal(["unsubscribe orderbook.50.AUSDT", "unsubscribe publicTrade.AUSDT", "unsubscribe tickers.AUSDT"], Sent);
        Assert.All(_probe.Lane.ReportTopics(), t => Assert.Equal(B, t.Symbol));
        Assert.Empty(_probe.Copy(0).Bids);
    }

    [Fact]
    public void Step_LateFrameOfADroppedSymbol_IsNobodysAndNoFault()
    {
        _probe.Snapshot(A);
        Change(new LaneChange { Drops = [_probe.Symbols[0]] });
        Assert.Equal(-1, _probe.Snapshot(A, u: 20));
        _probe.Trades(A, 3);
        Assert.Equal((BookFaultKind.Dropped, 0), (_probe.View(A).Fault.Kind, _probe.Lane.Malformed));
    }

    [Fact]
    public void Change_AddToAFreedPlace_IsAskedForAndNothingOfTheOtherIsLeft()
    {
        _probe.Snapshot(A);
        _probe.Trades(A, 5);
        Change(new LaneChange { Drops = [_probe.Symbols[0]] });
        _probe.Sent.All.Clear();
        FollowedSymbol added = Symbol(C, place: 0);
        Change(new LaneChange { Adds = [new RankedSymbol(added, Rank: 7)] });

        Assert.Equal(["subscribe orderbook.50.CUSDT", "subscribe publicTrade.CUSDT", "subscribe tickers.CUSDT"], Sent);
        Assert.Equal((BookStatus.Syncing, null), (View(added).Status, View(added).LastTradeTicks));
        Assert.Equal(0, _probe.Snapshot(C));
        Assert.Equal(BookStatus.Live, View(added).Status);
        Assert.Equal(BookFaultKind.Dropped, _probe.View(A).Fault.Kind);
    }

    [Fact]
    public void Change_AddAndDrop_OthersMissNoFrame()
    {
        _probe.Snapshot(B);
        _probe.Delta(B, 11);
        Change(new LaneChange { Drops = [_probe.Symbols[0]], Adds = [new RankedSymbol(Symbol(C, place: 2), Rank: 2)] });
        Assert.Equal(1, _probe.Delta(B, 12));
        SymbolView view = _probe.View(B);
        Assert.Equal((BookStatus.Live, 12, 3, 0), (view.Status, view.UpdateId, view.Scores, view.Faults));
    }

    [Fact]
    public void Change_BetweenConnections_IsAskedForOnTheNext()
    {
        _probe.Lane.Disconnected(_probe.NowNs);
        FollowedSymbol added = Symbol(C, place: 0);
        _probe.Sent.All.Clear();
        Change(new LaneChange { Drops = [_probe.Symbols[0]], Adds = [new RankedSymbol(added, Rank: 0)] });
        Assert.Equal((0, BookStatus.Empty), (_probe.Sent.All.Count, View(added).Status));

        _probe.Connect();
        Assert.Equal(
            ["orderbook.50.CUSDT", "publicTrade.CUSDT", "tickers.CUSDT", "orderbook.50.BUSDT", "publicTrade.BUSDT", "tickers.BUSDT"], _probe.Sent.Subscribed);
    }

    [Fact]
    public void Change_DroppedAndBackWhileTheBudgetIsSpent_IsGivenUpBeforeItIsAskedForAgain()
    {
        LaneProbe probe = new LaneProbe(new FeedOptions { RequestBurst = 1, RequestsPerSecond = 1, TopicsPerRequest = 3 }, A).Connect();
        probe.Snapshot(A);
        probe.Lane.Change(new LaneChange { Drops = [probe.Symbols[0]] });
        probe.Lane.Change(new LaneChange { Adds = [new RankedSymbol(Symbol(A, place: 0), Rank: 0)] });
        probe.RunTo(5_000, () => { });
        Assert.Equal(["subscribe", "unsubscribe", "subscribe"], probe.Sent.All.Select(r => r.Operation));
    }

    [Fact]
    public void Change_SymbolInAnothersPlace_IsABugAndSaysWhose()
    {
        InvalidOperationException bug = Assert.Throws<InvalidOperationException>(
            () => _probe.Lane.Change(new LaneChange { Adds = [new RankedSymbol(Symbol(C, place: 1), Rank: 0)] }));
        Assert.Equal("Place 1 is not free for CUSDT: BUSDT has it.", bug.Message);
    }

    private static FollowedSymbol Symbol(string name, int place) =>
        new(new Instrument(name, DecimalStep.Parse("0.1"), DecimalStep.Parse("1")), lane: 0, place);

    private static SymbolView View(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        return view;
    }

    private void Change(LaneChange change)
    {
        _probe.Lane.Inbox.TryDo(lane => lane.Change(change));
        _probe.Lane.Idle(_probe.NowNs);
    }
}
