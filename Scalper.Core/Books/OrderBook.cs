using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Books;

/// <summary>
/// A symbol's order book and what is known of its integrity. Either it equals the venue's book at <see cref="UpdateId"/> and is
/// Live, or it says that it does not and why. A gap is never bridged. One thread.
/// </summary>
/// <remarks>
/// Rules, from the Bybit v5 websocket documentation (orderbook, checked 2026-11-21): a snapshot, or u = 1, replaces the book;
/// u goes up by one per message of a topic; quantity 0 removes a level; the venue sends the removals that keep the depth.
/// </remarks>
public sealed class OrderBook(int depth)
{
    /// <summary>Levels per side that the topic subscribes to; frames of another depth belong to another book.</summary>
    public int Depth { get; } = depth;

    // Stale, but its levels are those of UpdateId and the source may go on from there.
    private bool _isDoubted;

    public BookLadder Bids { get; } = new(BookSide.Bid, depth);

    public BookLadder Asks { get; } = new(BookSide.Ask, depth);

    public BookStatus Status { get; private set; } = BookStatus.Empty;

    /// <summary>Why the book is not Live.</summary>
    public BookFault Fault { get; private set; } = new(BookFaultKind.NotSubscribed);

    /// <summary>Update id of the last applied frame; 0 before the first.</summary>
    public long UpdateId { get; private set; }

    /// <summary>Cross sequence of the last applied frame; none before the first.</summary>
    public long? Sequence { get; private set; }

    /// <summary>Frames whose update id was already applied.</summary>
    public long Repeated { get; private set; }

    /// <summary>Deltas that came while no snapshot was held.</summary>
    public long Unanchored { get; private set; }

    /// <summary>Removals of prices that were not held.</summary>
    public long UnknownRemovals { get; private set; }

    /// <summary>Times the book became Invalid.</summary>
    public long Faults { get; private set; }

    public bool IsLive => Status == BookStatus.Live;

    public BookLadder Side(BookSide side) => side == BookSide.Bid ? Bids : Asks;

    /// <summary>Takes a frame in.</summary>
    public BookChange Apply(in BookEvent frame)
    {
        if (frame.IsSnapshot)
        {
            Bids.Clear();
            Asks.Clear();
            return Take(frame, BookChange.Replaced);
        }

        if (!IsLive && !_isDoubted)
        {
            Unanchored++;
            return BookChange.None;
        }

        if (frame.UpdateId <= UpdateId)
        {
            Repeated++;
            return BookChange.None;
        }

        // A doubted book that gets the very next update was right all the time; what watches it begins anew.
        return frame.UpdateId == UpdateId + 1
            ? Take(frame, _isDoubted ? BookChange.Replaced : BookChange.Updated)
            : Invalidate(new BookFault(BookFaultKind.SequenceGap, UpdateId + 1, frame.UpdateId));
    }

    /// <summary>A change of the book is lost: it is no longer the venue's.</summary>
    public BookChange Distrust() => IsLive || _isDoubted ? Invalidate(new BookFault(BookFaultKind.Unreadable)) : BookChange.None;

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

    private BookChange Invalidate(BookFault fault)
    {
        Status = BookStatus.Invalid;
        Fault = fault;
        _isDoubted = false;
        Faults++;
        Bids.Clear();
        Asks.Clear();
        return BookChange.Invalidated;
    }
}
