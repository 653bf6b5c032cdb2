using Scalper.Core.Books;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Venues.Binance;
using Scalper.Tests.Reference;

namespace Scalper.Tests.Books;

public sealed class DeepBookTests
{
    private const string Ladder = "100:1 99:2 98:3 97:4 | 101:1 102:2 103:3 104:4";

    // Two levels are shown, of snapshots with four.
    private readonly DeepProbe _probe = new(depth: 2, askedFor: 4, most: 8);

    private OrderBook Shown => _probe.Shown;

    [Fact]
    public void Snapshot_AfterUpdates_IsLiveWithTheBestLevels()
    {
        Shown.AwaitSnapshot();
        Assert.Equal(BookChange.None, _probe.Update(Diff(1, 4, 0, "100:9 | ")));
        Assert.Equal(BookChange.None, _probe.Update(Diff(5, 9, 4, "99:8 96:1 | ")));
        Assert.Equal((2, 2, BookStatus.Syncing), (_probe.Deep.Held, Shown.Unanchored, Shown.Status));

        Assert.Equal(BookChange.Replaced, _probe.Snapshot(Diff(6, 6, 6, Ladder)));
        Assert.Equal(("100:1 99:8 | 101:1 102:2", BookStatus.Live, 9, 0), (_probe.Drawing, Shown.Status, Shown.UpdateId, _probe.Deep.Held));
    }

    [Theory]
    [InlineData("100:0 | ", "99:2 98:3 | 101:1 102:2")]
    [InlineData("98:7 | ", "100:1 99:2 | 101:1 102:2")]
    [InlineData("100:5 | 101:0 102:0", "100:5 99:2 | 103:3 104:4")]
    [InlineData("101:5 100:0 | 101:0 103:9", "101:5 99:2 | 102:2 103:9")]
    [InlineData("50:1 | 200:0", "100:1 99:2 | 101:1 102:2")]
    public void Update_AnyLevels_ShowsTheBestOfAll(string change, string shown)
    {
        Begin();
        Assert.Equal(BookChange.Updated, _probe.Update(Diff(11, 12, 10, change)));
        Assert.Equal((shown, 12, 0), (_probe.Drawing, Shown.UpdateId, Shown.UnknownRemovals));
    }

    [Fact]
    [Trait("Fault", "F-28")]
    public void Update_PriceLeavesTheSnapshot_IsInvalidAndComesBackByWhatTheOtherSideTells()
    {
        Begin();
        Assert.Equal(BookChange.Invalidated, _probe.Update(Diff(11, 12, 10, "100:0 99:0 98:0 | ")));
        Assert.Equal((BookStatus.Invalid, "the price has left what the snapshot showed: of the best 2 levels of a side 1 are known"), (Shown.Status, Shown.Fault.Describe()));

        // Below 97 anything may stand, but not at 90 and above once somebody sells there.
        Assert.Equal(BookChange.None, _probe.Update(Diff(13, 14, 12, "97:0 89:5 | 90:1")));
        Assert.Equal(BookChange.None, _probe.Update(Diff(15, 15, 14, "96:1 | 90:0")));
        Assert.Equal(BookChange.Replaced, _probe.Update(Diff(16, 16, 15, "94:2 | ")));
        Assert.Equal(("96:1 94:2 | 101:1 102:2", BookStatus.Live, 1, 0), (_probe.Drawing, Shown.Status, Shown.Faults, _probe.Deep.Held));
    }

    [Fact]
    public void Update_MoreLevelsThanAreHeld_ForgetsTheWorstAndWhatTheyKnew()
    {
        _probe.Snapshot(Diff(10, 10, 10, "100:1 99:2 98:3 | 101:1 102:2 103:3"));
        Assert.Equal(BookChange.Updated, _probe.Update(Diff(10, 11, 9, " | 104:1 105:1 106:1 107:1 108:1 109:1")));
        Assert.Equal(BookChange.Updated, _probe.Update(Diff(12, 12, 11, " | 101:0 102:0 103:0 104:0 105:0")));
        Assert.Equal("100:1 99:2 | 106:1 107:1", _probe.Drawing);
        Assert.Equal(BookChange.Invalidated, _probe.Update(Diff(13, 13, 12, " | 106:0")));
        Assert.Equal(BookFaultKind.Narrow, Shown.Fault.Kind);
    }

    [Fact]
    public void Snapshot_OlderThanTheBook_IsIgnored()
    {
        Begin();
        _probe.Update(Diff(11, 12, 10, "100:7 | "));
        Assert.Equal(BookChange.None, _probe.Snapshot(Diff(11, 11, 11, "90:1 | 91:1")));
        Assert.Equal(BookChange.None, _probe.Snapshot(Diff(12, 12, 12, "90:1 | 91:1")));
        Assert.Equal(("100:7 99:2 | 101:1 102:2", 2), (_probe.Drawing, Shown.Repeated));
        Assert.Equal(BookChange.Updated, _probe.Update(Diff(13, 14, 12, "100:8 | ")));
    }

    [Fact]
    public void Snapshot_ThinnerThanItMayBe_HasTheWholeSide()
    {
        Assert.Equal(BookChange.Replaced, _probe.Snapshot(Diff(10, 10, 10, "100:1 | ")));
        Assert.Equal("100:1 | ", _probe.Drawing);
        Assert.Equal(BookChange.Updated, _probe.Update(Diff(9, 12, 8, "100:0 50:1 | 200:1")));
        Assert.Equal("50:1 | 200:1", _probe.Drawing);
    }

    [Fact]
    [Trait("Fault", "F-24")]
    public void Snapshot_OlderThanTheFirstUpdate_IsAGap()
    {
        Shown.AwaitSnapshot();
        _probe.Update(Diff(20, 22, 19, "100:9 | "));
        Assert.Equal(BookChange.Invalidated, _probe.Snapshot(Diff(10, 10, 10, Ladder)));
        Assert.Equal("sequence gap: expected update 10, received 20", Shown.Fault.Describe());
        Assert.Equal(BookChange.Replaced, _probe.Snapshot(Diff(21, 21, 21, Ladder)));
        Assert.Equal("100:9 99:2 | 101:1 102:2", _probe.Drawing);
    }

    [Fact]
    public void Doubted_Book_GoesOnWithTheVeryNextUpdateOrASnapshotOfItsId()
    {
        Begin();
        Shown.Doubt(new Scalper.Core.Books.BookFault(BookFaultKind.Silent, Received: 11));
        Assert.Equal(BookChange.Replaced, _probe.Update(Diff(11, 12, 10, "100:7 | ")));
        Shown.Doubt(new Scalper.Core.Books.BookFault(BookFaultKind.Silent, Received: 11));
        Assert.Equal(BookChange.Replaced, _probe.Snapshot(Diff(12, 12, 12, "100:7 99:2 98:3 97:4 | 101:1 102:2 103:3 104:4")));
        Assert.Equal("100:7 99:2 | 101:1 102:2", _probe.Drawing);
    }

    [Fact]
    public void Lost_Book_TakesNothingUntilASnapshot()
    {
        Begin();
        _probe.Lose();
        Assert.Equal(BookChange.None, _probe.Update(Diff(11, 12, 10, "100:7 | ")));
        Assert.Equal(BookStatus.Stale, Shown.Status);
        Shown.AwaitSnapshot();
        Assert.Equal(BookChange.Replaced, _probe.Snapshot(Diff(12, 12, 12, Ladder)));
    }

    [Fact]
    public void Update_TooManyWait_TheOlderHalfGoes()
    {
        DeepBook deep = new(BinanceVenue.Instance.SyncRule, depth: 2);
        for (int id = 1; id <= 1_025; id++)
        {
            deep.Apply(new BookEvent
            {
                IsSnapshot = false, Depth = 0, FirstUpdateId = id, UpdateId = id, PreviousUpdateId = id - 1, Sequence = id, ExchangeTimeMs = id,
                Bids = [new BookLevel(id, 1)], Asks = [new BookLevel(10_000 + id, id)],
            });
        }

        Assert.Equal((513, 512), (deep.Held, deep.Dropped));
        Assert.Equal(BookChange.Replaced, deep.Apply(new BookEvent
        {
            IsSnapshot = true, Depth = 0, UpdateId = 600, Sequence = 600, ExchangeTimeMs = 1, Bids = [new BookLevel(5, 1)], Asks = [],
        }));
        Assert.Equal((1_025, new BookLevel(10_600, 600)), (deep.Shown.UpdateId, deep.Shown.Asks.Levels[0]));
    }

    // The snapshot, and the update that holds it.
    private void Begin()
    {
        Assert.Equal(BookChange.Replaced, _probe.Snapshot(Diff(10, 10, 10, Ladder)));
        Assert.Equal(BookChange.Updated, _probe.Update(Diff(9, 10, 8, " | ")));
    }

    private static ReferenceDiff Diff(long first, long last, long previous, string ladder) => DeepProbe.Diff(first, last, previous, ladder);
}
