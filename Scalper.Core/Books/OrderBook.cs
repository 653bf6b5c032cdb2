using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Books;

/// <summary>
/// A symbol's order book and what is known of its integrity. Either it equals the venue's book at <see cref="UpdateId"/> and is
/// Live, or it says that it does not and why. A gap is never bridged. One thread.
/// </summary>
/// <remarks>
/// A snapshot replaces the book; which update follows it is the venue's <see cref="ISyncRule"/>; quantity 0 removes a level; the removals that keep the depth come with
/// the updates, from the venue or from the <see cref="DeepBook"/> behind.
/// </remarks>
/// <param name="depth">Levels per side that it holds.</param>
/// <param name="rule">The venue's.</param>
public sealed class OrderBook(int depth, ISyncRule rule)
{
    /// <summary>Levels per side that it holds; more are none of this book.</summary>
    public int Depth { get; } = depth;

    // Stale, but its levels are those of UpdateId and the source may go on from there.
    private bool _isDoubted;
    private bool _isFirst;

    public BookLadder Bids { get; } = new(BookSide.Bid, depth);

    public BookLadder Asks { get; } = new(BookSide.Ask, depth);

    public BookStatus Status { get; private set; } = BookStatus.Empty;

    /// <summary>Why the book is not Live.</summary>
    public BookFault Fault { get; private set; } = new(BookFaultKind.NotSubscribed);

    /// <summary>Update id of the last applied frame; 0 before the first.</summary>
    public long UpdateId { get; private set; }

    /// <summary>Cross sequence of the last applied frame; none before the first.</summary>
    public long? Sequence { get; private set; }

    /// <summary>Sequence of the last applied frame by which trades are compared; none before the first.</summary>
    public long? TradeSequence { get; private set; }

    /// <summary>Frames whose update id was already applied.</summary>
    public long Repeated { get; private set; }

    /// <summary>Deltas that came while no snapshot was held.</summary>
    public long Unanchored { get; private set; }

    /// <summary>Removals of prices that were not held.</summary>
    public long UnknownRemovals { get; private set; }

    /// <summary>Times the book became Invalid.</summary>
    public long Faults { get; private set; }

    public bool IsLive => Status == BookStatus.Live;

    /// <summary>Updates are taken: it is Live, or would be with the very next one.</summary>
    public bool Follows => IsLive || _isDoubted;

    public BookLadder Side(BookSide side) => side == BookSide.Bid ? Bids : Asks;

    /// <summary>Takes a frame in.</summary>
    public BookChange Apply(in BookEvent frame)
    {
        if (frame.IsSnapshot)
        {
            Bids.Clear();
            Asks.Clear();
            _isFirst = true;
            return Take(frame, BookChange.Replaced);
        }

        if (!Follows)
        {
            return PassOver();
        }

        SyncVerdict verdict = rule.Judge(frame, UpdateId, _isFirst);
        if (verdict.Step == SyncStep.Old)
        {
            return Ignore();
        }

        // A doubted book that gets the very next update was right all the time; what watches it begins anew.
        _isFirst = false;
        return verdict.Step == SyncStep.Next
            ? Take(frame, _isDoubted ? BookChange.Replaced : BookChange.Updated)
            : Invalidate(new BookFault(BookFaultKind.SequenceGap, verdict.Expected, verdict.Received));
    }

    /// <summary>A frame came of which the book has everything.</summary>
    public BookChange Ignore()
    {
        Repeated++;
        return BookChange.None;
    }

    /// <summary>An update came for which there is no book.</summary>
    public BookChange PassOver()
    {
        Unanchored++;
        return BookChange.None;
    }

    /// <summary>A change of the book is lost: it is no longer the venue's.</summary>
    public BookChange Distrust() => Follows ? Invalidate(new BookFault(BookFaultKind.Unreadable)) : BookChange.None;

    /// <summary>The book is wrong, or not known any more: it is emptied, and waits for a snapshot.</summary>
    public BookChange Invalidate(BookFault fault)
    {
        Status = BookStatus.Invalid;
        Fault = fault;
        _isDoubted = false;
        Faults++;
        Bids.Clear();
        Asks.Clear();
        return BookChange.Invalidated;
    }

    /// <summary>Nothing says that a Live book is wrong, and nothing says that it is still right: Stale until the next update or snapshot.</summary>
    public void Doubt(BookFault reason)
    {
        Status = BookStatus.Stale;
        Fault = reason;
        _isDoubted = true;
    }

    /// <summary>Marks the book as asked for: Syncing until a snapshot comes. The levels of an earlier subscription are gone.</summary>
    public void AwaitSnapshot()
    {
        Bids.Clear();
        Asks.Clear();
        Status = BookStatus.Syncing;
        _isDoubted = false;
        Fault = new BookFault(BookFaultKind.AwaitingSnapshot);
    }

    /// <summary>Marks a book whose source is gone: its levels stay to be looked at, but it is no longer served as right.</summary>
    public void Lose(BookFaultKind reason)
    {
        Status = IsLive || Status == BookStatus.Stale ? BookStatus.Stale : BookStatus.Empty;
        Fault = new BookFault(reason);
        _isDoubted = false;
    }

    private BookChange Take(in BookEvent frame, BookChange change)
    {
        Bids.Begin();
        Asks.Begin();
        SetAll(Bids, frame.Bids);
        SetAll(Asks, frame.Asks);
        UpdateId = frame.UpdateId;
        Sequence = frame.Sequence;
        TradeSequence = frame.TradeSequence;
        BookFault fault = Check();
        if (fault.Kind != BookFaultKind.None)
        {
            return Invalidate(fault);
        }

        Status = BookStatus.Live;
        Fault = default;
        _isDoubted = false;
        return change;
    }

    private void SetAll(BookLadder ladder, ReadOnlySpan<BookLevel> levels)
    {
        foreach (BookLevel level in levels)
        {
            UnknownRemovals += ladder.Set(level) ? 0 : 1;
        }
    }

    private BookFault Check()
    {
        int most = Math.Max(Bids.Count, Asks.Count);
        if (most > Depth)
        {
            return new BookFault(BookFaultKind.TooManyLevels, Depth, most);
        }

        if (Bids.Count == 0 || Asks.Count == 0)
        {
            return default;
        }

        long bid = Bids.Levels[0].PriceTicks, ask = Asks.Levels[0].PriceTicks;
        return bid > ask ? new BookFault(BookFaultKind.Crossed)
            : bid == ask ? new BookFault(BookFaultKind.Locked)
            : default;
    }
}
