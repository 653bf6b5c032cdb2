namespace Scalper.Sandbox.Venue;

/// <summary>
/// The levels of one side. Index 0 is the best price; a quantity is never zero.
/// Kept worst first in the array, so that changes near the touch, by far the most, move little.
/// </summary>
internal sealed class BookSide(bool isBid)
{
    private Level[] _levels = new Level[128];

    public bool IsBid { get; } = isBid;

    public int Count { get; private set; }

    public Level this[int index] => _levels[Count - 1 - index];

    public Level Best => this[0];

    public Level Worst => _levels[0];

    public void Clear() => Count = 0;

    /// <summary>What rests at the price, 0 for a price not held.</summary>
    public long QuantityAt(long price)
    {
        int slot = Slot(price);
        return slot >= 0 ? _levels[slot].Quantity : 0;
    }

    /// <summary>Sets the absolute quantity of a price; 0 removes it.</summary>
    public void Set(long price, long quantity)
    {
        int slot = Slot(price);
        if (slot < 0 && quantity != 0)
        {
            Insert(~slot, new Level(price, quantity));
        }
        else if (slot >= 0 && quantity == 0)
        {
            Remove(slot);
        }
        else if (slot >= 0)
        {
            _levels[slot] = new Level(price, quantity);
        }
    }

    public void RemoveBest() => Count--;

    /// <summary>Forgets the levels beyond the <paramref name="depth"/> best.</summary>
    public void Trim(int depth)
    {
        int surplus = Count - depth;
        if (surplus <= 0)
        {
            return;
        }

        Array.Copy(_levels, surplus, _levels, 0, depth);
        Count = depth;
    }

    /// <summary>Puts a level behind the worst one held.</summary>
    public void AddWorst(Level level) => Insert(0, level);

    /// <summary>The best levels, best first, as many as there are and fit.</summary>
    public int CopyTop(Span<Level> target)
    {
        int count = Math.Min(Count, target.Length);
        for (int i = 0; i < count; i++)
        {
            target[i] = this[i];
        }

        return count;
    }

    private int Slot(long price)
    {
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            long at = _levels[middle].Price;
            if (at == price)
            {
                return middle;
            }

            if (at < price == IsBid)
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

    private void Insert(int slot, Level level)
    {
        if (Count == _levels.Length)
        {
            Array.Resize(ref _levels, Count * 2);
        }

        Array.Copy(_levels, slot, _levels, slot + 1, Count - slot);
        _levels[slot] = level;
        Count++;
    }

    private void Remove(int slot)
    {
        Array.Copy(_levels, slot + 1, _levels, slot, Count - slot - 1);
        Count--;
    }
}
