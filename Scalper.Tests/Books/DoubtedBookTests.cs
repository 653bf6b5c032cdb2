using Scalper.Core.Books;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Books;

/// <summary>A book of which nothing says that it is wrong, nor that it is still right.</summary>
public sealed class DoubtedBookTests
{
    private readonly BookProbe _probe = new();

    public DoubtedBookTests()
    {
        _probe.Snapshot(7, "100:1 | 101:1");
        Book.Doubt(new BookFault(BookFaultKind.Silent, Received: 11));
    }

    private OrderBook Book => _probe.Book;

    [Fact]
    public void Doubt_LiveBook_IsStaleSaysWhyAndIsNoFaultOfTheBook()
    {
        Assert.Equal((BookStatus.Stale, "no update for 11 s", 0, 7), (Book.Status, Book.Fault.Describe(), Book.Faults, Book.UpdateId));
        Assert.Equal("100:1 | 101:1", _probe.Drawing);
    }

    [Fact]
    public void Apply_VeryNextUpdate_IsLiveAgainAsAWholeNewBook()
    {
        Assert.Equal(BookChange.Replaced, _probe.Delta(8, "99:4 | "));
        Assert.Equal(("100:1 99:4 | 101:1", BookStatus.Live, null), (_probe.Drawing, Book.Status, Book.Fault.Describe()));
        Assert.Equal(BookChange.Updated, _probe.Delta(9, "98:1 | "));
    }

    [Fact]
    [Trait("Fault", "F-22")]
    public void Apply_Gap_IsInvalid()
    {
        Assert.Equal(BookChange.Invalidated, _probe.Delta(9, "99:4 | "));
        Assert.Equal((BookStatus.Invalid, BookFaultKind.SequenceGap, " | "), (Book.Status, Book.Fault.Kind, _probe.Drawing));
        Assert.Equal(BookChange.None, _probe.Delta(8, "99:4 | "));
    }

    [Fact]
    [Trait("Fault", "F-33")]
    public void Apply_RepeatedUpdate_ProvesNothing()
    {
        Assert.Equal(BookChange.None, _probe.Delta(7, "100:9 | "));
        Assert.Equal(BookStatus.Stale, Book.Status);
    }

    [Fact]
    public void Apply_Snapshot_IsLiveAndLeavesNothingOfTheOld()
    {
        Assert.Equal(BookChange.Replaced, _probe.Snapshot(3, "90:1 | 91:1"));
        Assert.Equal(("90:1 | 91:1", BookStatus.Live), (_probe.Drawing, Book.Status));
    }

    [Fact]
    public void Distrust_Doubted_IsInvalid()
    {
        Assert.Equal(BookChange.Invalidated, Book.Distrust());
        Assert.Equal(BookChange.None, _probe.Delta(8, "99:4 | "));
    }

    [Fact]
    public void Lose_Doubted_NoUpdateBringsItBack()
    {
        Book.Lose(BookFaultKind.ConnectionLost);
        Assert.Equal(BookChange.None, _probe.Delta(8, "99:4 | "));
        Assert.Equal((BookStatus.Stale, BookFaultKind.ConnectionLost), (Book.Status, Book.Fault.Kind));
    }

    [Fact]
    public void AwaitSnapshot_Doubted_NoUpdateBringsItBack()
    {
        Book.AwaitSnapshot();
        Assert.Equal(BookChange.None, _probe.Delta(8, "99:4 | "));
        Assert.Equal((BookStatus.Syncing, " | "), (Book.Status, _probe.Drawing));
    }
}
