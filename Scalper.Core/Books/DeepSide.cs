using Scalper.Core.Primitives;
using Scalper.Core.State;

namespace Scalper.Core.Books;

/// <summary>
/// One side of a book as far as it is known: all levels from the best to a limit, and nothing of what lies behind it. Levels worst first, in one sorted array: most
/// changes come near its end. One thread.
/// </summary>
/// <param name="depth">Levels that are shown of it.</param>
/// <param name="most">Levels that it holds; more and the worst quarter goes, and with it the knowledge. Above 4/3 of the depth.</param>
internal sealed class DeepSide(BookSide side, int depth, int most)
{
    [NotState]
    private readonly BookLevel[] _changes = new BookLevel[2 * depth];
    private BookLevel[] _levels = new BookLevel[most + 1];
    private int _count;
    private long _limitTicks;
    private bool _isWhole;
    private bool _isTouched;

    /// <summary>Levels that are known.</summary>
    public int Count => _count;

    /// <summary>The best levels are known: as many as are shown, or all there are.</summary>
    public bool IsEnough => _isWhole || _count >= depth;

    /// <summary>The best price; of a side with levels.</summary>
    private long BestTicks => _levels[_count - 1].PriceTicks;

    /// <summary>Takes a snapshot's levels in place of all others.</summary>
    /// <param name="isWhole">The side has no more than these.</param>
    public void Load(ReadOnlySpan<BookLevel> levels, bool isWhole)
    {
        _count = 0;
        _isWhole = true;
        foreach (BookLevel level in levels)
        {
            Set(level);
        }

        if (!isWhole && _count > 0)
        {
            Limit(_levels[0].PriceTicks);
        }
    }

    /// <summary>Sets a level's quantity; 0 removes it. One beyond the limit is passed over.</summary>
    public void Set(BookLevel level)
    {
        if (!_isWhole && Key(level.PriceTicks) > Key(_limitTicks))
        {
            return;
        }

        int index = Find(level.PriceTicks);
        int rank = index < 0 ? _count - ~index : _count - 1 - index;
        _isTouched |= rank < depth;
        if (level.QtyLots == 0)
        {
            Remove(index);
        }
        else if (index >= 0)
        {
            _levels[index] = level;
        }
        else
        {
            Insert(~index, level);
        }
    }

    /// <summary>
    /// No order stands at the other side's best price or behind it, or the two would have traded: so far this side is known, and stays known from then on.
    /// </summary>
    public void LearnFrom(DeepSide other)
    {
        if (!_isWhole && other._count > 0 && Key(other.BestTicks) > Key(_limitTicks))
        {
            _limitTicks = other.BestTicks;
        }
    }

    /// <summary>The best levels, best first; valid until the next call.</summary>
    public ReadOnlySpan<BookLevel> Best()
    {
        _isTouched = false;
        int count = Math.Min(_count, depth);
        for (int rank = 0; rank < count; rank++)
        {
            _changes[rank] = _levels[_count - 1 - rank];
        }

        return _changes.AsSpan(0, count);
    }

    /// <summary>What makes the best levels of those that are shown, best first; valid until the next call.</summary>
    public ReadOnlySpan<BookLevel> ChangesSince(BookLadder shown)
    {
        if (!_isTouched)
        {
            return [];
        }

        _isTouched = false;
        int changes = 0, rank = 0, best = Math.Min(_count, depth);
        foreach (BookLevel level in shown.Levels)
        {
            for (; rank < best && Key(At(rank).PriceTicks) < Key(level.PriceTicks); rank++)
            {
                _changes[changes++] = At(rank);
            }

            bool stays = rank < best && At(rank).PriceTicks == level.PriceTicks;
            if (!stays || At(rank) != level)
            {
                _changes[changes++] = stays ? At(rank) : level with { QtyLots = 0 };
            }

            rank += stays ? 1 : 0;
        }

        for (; rank < best; rank++)
        {
            _changes[changes++] = At(rank);
        }

        return _changes.AsSpan(0, changes);
    }

    private BookLevel At(int rank) => _levels[_count - 1 - rank];

    // Rises from the best price to the worst.
    private long Key(long priceTicks) => side == BookSide.Bid ? -priceTicks : priceTicks;

    private int Find(long priceTicks)
    {
        long key = Key(priceTicks);
        int low = 0, high = _count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            long at = Key(_levels[middle].PriceTicks);
            if (at == key)
            {
                return middle;
            }

            (low, high) = at > key ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private void Insert(int index, BookLevel level)
    {
        Array.Copy(_levels, index, _levels, index + 1, _count - index);
        _levels[index] = level;
        if (++_count > most)
        {
            int gone = most / 4;
            _count -= gone;
            Array.Copy(_levels, gone, _levels, 0, _count);
            Limit(_levels[0].PriceTicks);
        }
    }

    private void Remove(int index)
    {
        if (index >= 0)
        {
            Array.Copy(_levels, index + 1, _levels, index, _count - index - 1);
            _count--;
        }
    }

    private void Limit(long priceTicks)
    {
        _isWhole = false;
        _limitTicks = priceTicks;
    }
}
