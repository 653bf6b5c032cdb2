using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.State;

namespace Scalper.Core.Books;

/// <summary>
/// The book behind a book, of a venue that sends changes of all levels and gives a snapshot when it is asked: makes of them the best levels, which are all that others
/// see. Where it can't know those, the book it shows is Invalid, and says why. Whether it follows the venue is the shown book's state: whoever loses or awaits that one
/// needs not tell this one. Bounded. One thread.
/// </summary>
/// <remarks>
/// Updates wait until there is a snapshot; those that the <see cref="ISyncRule"/> finds in it go, the others are taken, one after the other, and so are those to come.
/// A gap ends it: updates wait again. So does a price that leaves the range of which all levels are known, but then they are still taken as well: the range grows again
/// with what the other side's best price tells.
/// </remarks>
public sealed class DeepBook
{
    /// <summary>Most levels of a side that are held.</summary>
    public const int MostLevels = 2_000;

    private readonly DeepSide _bids;
    private readonly DeepSide _asks;
    private readonly HeldUpdates _held = new();
    [NotState]
    private readonly ISyncRule _rule;
    private long _updateId;
    private bool _isFirst;

    /// <param name="depth">Levels per side that are shown.</param>
    /// <param name="mostLevels">Levels per side that are held.</param>
    public DeepBook(ISyncRule rule, int depth, int mostLevels = MostLevels)
    {
        _rule = rule;
        _bids = new DeepSide(BookSide.Bid, depth, mostLevels);
        _asks = new DeepSide(BookSide.Ask, depth, mostLevels);
        Shown = new OrderBook(depth, FollowedRule.Instance);
    }

    /// <summary>The best levels, as a book of its own.</summary>
    public OrderBook Shown { get; }

    /// <summary>Updates that wait for a snapshot.</summary>
    public int Held => _held.Count;

    /// <summary>Updates that were dropped while they waited, for want of room.</summary>
    public long Dropped => _held.Dropped;

    private bool IsAnchored => Shown.Follows || Shown.Fault.Kind == BookFaultKind.Narrow;

    /// <summary>Takes a frame in.</summary>
    /// <returns>What it did to the shown book; Invalidated asks for another snapshot.</returns>
    public BookChange Apply(in BookEvent frame) => frame.IsSnapshot ? TakeSnapshot(frame) : TakeUpdate(frame);

    private BookChange TakeSnapshot(in BookEvent snapshot)
    {
        bool isOld = snapshot.UpdateId < _updateId || (snapshot.UpdateId == _updateId && Shown.IsLive);
        if (Shown.Follows && isOld)
        {
            return Shown.Ignore();
        }

        int most = _rule.SnapshotLevels;
        _bids.Load(snapshot.Bids, snapshot.Bids.Length < most);
        _asks.Load(snapshot.Asks, snapshot.Asks.Length < most);
        (_updateId, _isFirst) = (snapshot.UpdateId, true);
        Show(snapshot, isWhole: true);
        for (int next = 0; next < _held.Count && IsAnchored; next++)
        {
            Follow(_held[next]);
        }

        return Settle() ? BookChange.Replaced : BookChange.Invalidated;
    }

    private BookChange TakeUpdate(in BookEvent update)
    {
        BookChange change = IsAnchored ? Follow(update) : Shown.PassOver();
        if (!Settle())
        {
            _held.Add(update);
        }

        return change;
    }

    // What follows has no need of what came before.
    private bool Settle()
    {
        if (Shown.Follows)
        {
            _held.Clear();
        }

        return Shown.Follows;
    }

    private BookChange Follow(in BookEvent update)
    {
        SyncVerdict verdict = _rule.Judge(update, _updateId, _isFirst);
        if (verdict.Step == SyncStep.Old)
        {
            return Shown.Ignore();
        }

        if (verdict.Step == SyncStep.Gap)
        {
            return Shown.Invalidate(new BookFault(BookFaultKind.SequenceGap, verdict.Expected, verdict.Received));
        }

        Set(_bids, update.Bids);
        Set(_asks, update.Asks);
        _bids.LearnFrom(_asks);
        _asks.LearnFrom(_bids);
        (_updateId, _isFirst) = (update.UpdateId, false);
        return Show(update, isWhole: !Shown.Follows);
    }

    private BookChange Show(in BookEvent frame, bool isWhole)
    {
        if (!_bids.IsEnough || !_asks.IsEnough)
        {
            BookFault narrow = new(BookFaultKind.Narrow, Shown.Depth, Math.Min(_bids.Count, _asks.Count));
            return Shown.Fault.Kind == BookFaultKind.Narrow ? Shown.PassOver() : Shown.Invalidate(narrow);
        }

        return Shown.Apply(new BookEvent
        {
            IsSnapshot = isWhole,
            Depth = Shown.Depth,
            FirstUpdateId = frame.FirstUpdateId,
            UpdateId = frame.UpdateId,
            PreviousUpdateId = frame.PreviousUpdateId,
            Sequence = frame.Sequence,
            TradeSequence = frame.TradeSequence,
            ExchangeTimeMs = frame.ExchangeTimeMs,
            Bids = isWhole ? _bids.Best() : _bids.ChangesSince(Shown.Bids),
            Asks = isWhole ? _asks.Best() : _asks.ChangesSince(Shown.Asks),
        });
    }

    private static void Set(DeepSide side, ReadOnlySpan<BookLevel> levels)
    {
        foreach (BookLevel level in levels)
        {
            side.Set(level);
        }
    }

    /// <summary>Of the shown book: what it is given was judged before.</summary>
    private sealed class FollowedRule : ISyncRule
    {
        public static readonly FollowedRule Instance = new();

        public int SnapshotLevels => 0;

        public SyncVerdict Judge(in BookEvent update, long updateId, bool isFirst) => new(SyncStep.Next);
    }
}
