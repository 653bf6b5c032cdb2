using Scalper.Core.Books;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Books;

public sealed class OrderBookTests
{
    private readonly BookProbe _probe = new();

    private OrderBook Book => _probe.Book;

    [Fact]
    public void New_Book_IsEmptyAndSaysWhy()
    {
        Assert.Equal((BookStatus.Empty, "not subscribed", null), (Book.Status, Book.Fault.Describe(), Book.Sequence));
    }

    [Fact]
    public void Apply_Snapshot_IsLiveAndSorted()
    {
        Assert.Equal(BookChange.Replaced, _probe.Snapshot(7, "99:2 100:1 98:3 | 102:2 101:1"));
        Assert.Equal("100:1 99:2 98:3 | 101:1 102:2", _probe.Drawing);
        Assert.Equal((BookStatus.Live, 7, 70, null), (Book.Status, Book.UpdateId, Book.Sequence, Book.Fault.Describe()));
    }

    [Fact]
    public void Apply_Delta_InsertsChangesAndRemoves()
    {
        _probe.Snapshot(7, "100:1 99:2 98:3 | 101:1 102:2");
        Assert.Equal(BookChange.Updated, _probe.Delta(8, "99:0 97:4 100:5 | 101:0 103:9 102:1"));
        Assert.Equal("100:5 98:3 97:4 | 102:1 103:9", _probe.Drawing);
        Assert.Equal(8, Book.UpdateId);
    }

    [Fact]
    public void Apply_PriceTwiceInOneFrame_LastWins()
    {
        _probe.Snapshot(7, "100:1 | 101:1");
        _probe.Delta(8, "99:7 99:0 98:0 98:5 | 102:3 102:4");
        Assert.Equal("100:1 98:5 | 101:1 102:4", _probe.Drawing);
    }

    [Fact]
    [Trait("Fault", "F-32")]
    public void Apply_UnknownRemoval_IsCountedAndHarmsNothing()
    {
        _probe.Snapshot(7, "100:1 | 101:1");
        Assert.Equal(BookChange.Updated, _probe.Delta(8, "50:0 | 200:0"));
        Assert.Equal(("100:1 | 101:1", 2), (_probe.Drawing, Book.UnknownRemovals));
    }

    [Theory]
    [Trait("Fault", "F-33")]
    [InlineData(7)]
    [InlineData(6)]
    [InlineData(2)]
    public void Apply_OldUpdateId_IsIgnoredAndCounted(long u)
    {
        _probe.Snapshot(7, "100:1 | 101:1");
        Assert.Equal(BookChange.None, _probe.Delta(u, "100:9 | 101:0"));
        Assert.Equal(("100:1 | 101:1", 1, 0, 7, BookStatus.Live), (_probe.Drawing, Book.Repeated, Book.Faults, Book.UpdateId, Book.Status));
    }

    [Fact]
    [Trait("Fault", "F-22")]
    public void Apply_Gap_IsInvalidAtOnceAndUntilASnapshot()
    {
        _probe.Snapshot(7, "100:1 | 101:1");
        Assert.Equal(BookChange.Invalidated, _probe.Delta(9, "100:9 | "));
        Assert.Equal((" | ", BookStatus.Invalid, 1), (_probe.Drawing, Book.Status, Book.Faults));
        Assert.Equal("sequence gap: expected update 8, received 9", Book.Fault.Describe());

        Assert.Equal(BookChange.None, _probe.Delta(8, "100:9 | "));
        Assert.Equal((BookStatus.Invalid, 1), (Book.Status, Book.Unanchored));

        Assert.Equal(BookChange.Replaced, _probe.Snapshot(3, "90:1 | 91:1"));
        Assert.Equal(("90:1 | 91:1", BookStatus.Live, 3), (_probe.Drawing, Book.Status, Book.UpdateId));
    }

    [Fact]
    [Trait("Fault", "F-23")]
    public void Apply_SnapshotInMidStream_LeavesNoGhosts()
    {
        _probe.Snapshot(7, "100:1 99:1 98:1 97:1 96:1 | 101:1 102:1");
        _probe.Snapshot(1, "100:2 | 103:2");
        Assert.Equal("100:2 | 103:2", _probe.Drawing);
        Assert.Equal(BookChange.Updated, _probe.Delta(2, "99:5 | "));
    }

    [Theory]
    [Trait("Fault", "F-27")]
    [Trait("Fault", "F-31")]
    [InlineData("101:1 | ", "locked book: best bid equals best ask")]
    [InlineData("102:1 | ", "crossed book: best bid above best ask")]
    [InlineData(" | 100:1", "locked book: best bid equals best ask")]
    [InlineData(" | 99:1", "crossed book: best bid above best ask")]
    [InlineData("95:1 94:1 93:1 92:1 91:1 | ", "too many levels: at most 5 subscribed, 6 held")]
    public void Apply_ImpossibleBook_IsInvalid(string delta, string reason)
    {
        _probe.Snapshot(7, "100:1 | 101:1");
        Assert.Equal(BookChange.Invalidated, _probe.Delta(8, delta));
        Assert.Equal((BookStatus.Invalid, reason, " | "), (Book.Status, Book.Fault.Describe(), _probe.Drawing));
    }

    [Fact]
    public void Apply_CrossedForAMomentWithinOneFrame_IsLive()
    {
        _probe.Snapshot(7, "100:1 | 101:1");
        Assert.Equal(BookChange.Updated, _probe.Delta(8, "101:4 100:0 99:1 98:1 97:1 96:1 | 101:0 102:7"));
        Assert.Equal("101:4 99:1 98:1 97:1 96:1 | 102:7", _probe.Drawing);
    }

    [Fact]
    [Trait("Fault", "F-37")]
    public void Apply_EmptySide_IsLive()
    {
        _probe.Snapshot(7, "100:1 | 101:1");
        Assert.Equal(BookChange.Updated, _probe.Delta(8, "100:0 | "));
        Assert.Equal((" | 101:1", BookStatus.Live), (_probe.Drawing, Book.Status));
    }

    [Fact]
    [Trait("Fault", "F-24")]
    public void Apply_DeltaBeforeTheSnapshot_HasNoEffect()
    {
        Book.AwaitSnapshot();
        Assert.Equal(BookChange.None, _probe.Delta(7, "100:1 | 101:1"));
        Assert.Equal((" | ", BookStatus.Syncing, "waiting for the first snapshot"), (_probe.Drawing, Book.Status, Book.Fault.Describe()));
    }

    [Fact]
    public void Lose_LiveBook_IsStaleAndKeepsItsLevelsUntilAskedForAgain()
    {
        _probe.Snapshot(7, "100:1 | 101:1");
        Book.Lose(BookFaultKind.ConnectionLost);
        Assert.Equal(("100:1 | 101:1", BookStatus.Stale, "no connection to the venue"), (_probe.Drawing, Book.Status, Book.Fault.Describe()));
        Assert.Equal(BookChange.None, _probe.Delta(8, "100:9 | "));

        Book.AwaitSnapshot();
        Assert.Equal((" | ", BookStatus.Syncing), (_probe.Drawing, Book.Status));
    }

    [Fact]
    public void Lose_InvalidBook_IsEmptyNotStale()
    {
        _probe.Snapshot(7, "100:1 | 101:1");
        _probe.Delta(9, " | ");
        Book.Lose(BookFaultKind.ConnectionLost);
        Assert.Equal(BookStatus.Empty, Book.Status);
    }

    [Fact]
    public void Describe_EveryFault_HasWords()
    {
        Assert.All(
            Enum.GetValues<BookFaultKind>().Where(k => k != BookFaultKind.None),
            kind => Assert.False(string.IsNullOrWhiteSpace(new BookFault(kind).Describe())));
    }
}
