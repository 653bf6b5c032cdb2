using Scalper.Core.Primitives;

namespace Scalper.Core.Books;

/// <summary>
/// One side of a book: levels best first, in one sorted array. Each price stands once and each quantity is above 0. A binary search
/// and a short move cost less than any tree at the depths venues send. One thread.
/// </summary>
public sealed class BookLadder
{
    private readonly long _sign;
    private BookLevel[] _levels;
    private BookLevel[] _before = new BookLevel[16];
    private int _count;
    private int _changes;
    private long _lots;

    /// <param name="side">Bids run down from the best, asks up.</param>
    /// <param name="depth">Expected number of levels; a frame may exceed it for a moment, the array then grows.</param>
    public BookLadder(BookSide side, int depth)
    {
        Side = side;
        _sign = side == BookSide.Bid ? -1 : 1;
        _levels = new BookLevel[2 * depth];
    }

    public BookSide Side { get; }

    public int Count => _count;

    /// <summary>The levels, best first; valid until the next change.</summary>
    public ReadOnlySpan<BookLevel> Levels => _levels.AsSpan(0, _count);

    public void Clear()
    {
        _count = _changes = 0;
        _lots = 0;
    }

    /// <summary>A frame begins: <see cref="QuantityBefore"/> is as of now.</summary>
    public void Begin() => _changes = 0;

    /// <summary>The quantity of the best levels in lots: of all of them where the side has no more, which is known without adding.</summary>
    public long Lots(int levels)
    {
        if (_count <= levels)
        {
            return _lots;
        }

        long sum = 0;
        foreach (BookLevel level in Levels[..levels])
        {
            sum += level.QtyLots;
        }

        return sum;
    }

    /// <summary>Sets a level's quantity; 0 removes it.</summary>
    /// <returns>False where a level was to be removed that is not held, which harms nothing.</returns>
    public bool Set(BookLevel level)
    {
        // Snapshots come best first: then every level goes to the end.
        int index = _count > 0 && IsBeyond(level.PriceTicks, _levels[_count - 1].PriceTicks) ? ~_count : Find(level.PriceTicks);
        Note(new BookLevel(level.PriceTicks, index >= 0 ? _levels[index].QtyLots : 0), level.QtyLots);
        if (level.QtyLots == 0)
        {
            return index >= 0 && RemoveAt(index);
        }

        if (index >= 0)
        {
            _levels[index] = level;
        }
        else
        {
            Insert(~index, level);
        }

        return true;
    }

    /// <summary>The quantity at a price in lots; 0 where the price is not held.</summary>
    public long QuantityAt(long priceTicks)
    {
        int index = Find(priceTicks);
        return index >= 0 ? _levels[index].QtyLots : 0;
    }

    /// <summary>As <see cref="QuantityAt"/>, when the last frame began; it was a delta.</summary>
    public long QuantityBefore(long priceTicks)
    {
        foreach (BookLevel level in _before.AsSpan(0, _changes))
        {
            if (level.PriceTicks == priceTicks)
            {
                return level.QtyLots;
            }
        }

        return QuantityAt(priceTicks);
    }

    /// <summary>True where the first price is farther from the mid than the second.</summary>
    public bool IsBeyond(long priceTicks, long otherTicks) => _sign * priceTicks > _sign * otherTicks;

    private int Find(long priceTicks)
    {
        long key = _sign * priceTicks;
        int low = 0, high = _count - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            long at = _sign * _levels[middle].PriceTicks;
            if (at == key)
            {
                return middle;
            }

            if (at < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    private void Note(BookLevel before, long quantity)
    {
        if (_changes == _before.Length)
        {
            Array.Resize(ref _before, _before.Length * 2);
        }

        _before[_changes++] = before;
        _lots += quantity - before.QtyLots;
    }

    private void Insert(int index, BookLevel level)
    {
        if (_count == _levels.Length)
        {
            Array.Resize(ref _levels, _levels.Length * 2);
        }

        Array.Copy(_levels, index, _levels, index + 1, _count - index);
        _levels[index] = level;
        _count++;
    }

    private bool RemoveAt(int index)
    {
        Array.Copy(_levels, index + 1, _levels, index, _count - index - 1);
        _count--;
        return true;
    }
}
