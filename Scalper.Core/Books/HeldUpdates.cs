using System.Runtime.InteropServices;
using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Books;

/// <summary>
/// The updates since a book is not known, in their order: they wait for its snapshot. Bounded: the older half goes, and is counted, where there is no room. One
/// thread.
/// </summary>
internal sealed class HeldUpdates
{
    /// <summary>Most updates that wait: at the fastest stream, half a minute.</summary>
    public const int Capacity = 1_024;

    /// <summary>Most levels in all of them.</summary>
    public const int LevelCapacity = 65_536;

    private readonly List<HeldUpdate> _updates = [];
    private readonly List<BookLevel> _levels = [];

    public int Count => _updates.Count;

    /// <summary>Updates that went for want of room.</summary>
    public long Dropped { get; private set; }

    /// <summary>An update by its age, the oldest first; valid until the next call.</summary>
    public BookEvent this[int index]
    {
        get
        {
            HeldUpdate held = _updates[index];
            ReadOnlySpan<BookLevel> levels = CollectionsMarshal.AsSpan(_levels).Slice(held.Start, held.Levels);
            return new BookEvent
            {
                IsSnapshot = false,
                Depth = 0,
                FirstUpdateId = held.FirstUpdateId,
                UpdateId = held.UpdateId,
                PreviousUpdateId = held.PreviousUpdateId,
                Sequence = held.Sequence,
                TradeSequence = held.TradeSequence,
                ExchangeTimeMs = held.ExchangeTimeMs,
                Bids = levels[..held.Bids],
                Asks = levels[held.Bids..],
            };
        }
    }

    public void Add(in BookEvent update)
    {
        int levels = update.Bids.Length + update.Asks.Length;
        while (_updates.Count > 0 && (_updates.Count == Capacity || _levels.Count + levels > LevelCapacity))
        {
            DropOlder((_updates.Count + 1) / 2);
        }

        _updates.Add(new HeldUpdate(
            update.FirstUpdateId, update.UpdateId, update.PreviousUpdateId, update.Sequence, update.TradeSequence, update.ExchangeTimeMs, _levels.Count, update.Bids.Length, update.Asks.Length));
        _levels.AddRange(update.Bids);
        _levels.AddRange(update.Asks);
    }

    public void Clear()
    {
        _updates.Clear();
        _levels.Clear();
    }

    private void DropOlder(int count)
    {
        int levels = _updates[count - 1].Start + _updates[count - 1].Levels;
        _updates.RemoveRange(0, count);
        _levels.RemoveRange(0, levels);
        foreach (ref HeldUpdate held in CollectionsMarshal.AsSpan(_updates))
        {
            held = held with { Start = held.Start - levels };
        }

        Dropped += count;
    }
}
