using Scalper.Core.Primitives;

namespace Scalper.Core.Heatmap;

/// <summary>What is traded within the column at hand, by price. Kept and filled anew, it allocates nothing once warm. One thread.</summary>
internal sealed class TradedCells
{
    private TradedCell[] _cells = new TradedCell[8];
    private int _count;

    /// <summary>The cells, prices ascending; valid until the next change.</summary>
    public ReadOnlySpan<TradedCell> Items => _cells.AsSpan(0, _count);

    public void Clear() => _count = 0;

    public void Add(long priceTicks, long lots, AggressorSide side)
    {
        int index = _count;
        while (index > 0 && _cells[index - 1].PriceTicks > priceTicks)
        {
            index--;
        }

        if (index == 0 || _cells[index - 1].PriceTicks != priceTicks)
        {
            Insert(index, priceTicks);
            index++;
        }

        ref TradedCell cell = ref _cells[index - 1];
        cell = side == AggressorSide.Buy
            ? cell with { BuyLots = Sum(cell.BuyLots, lots) }
            : cell with { SellLots = Sum(cell.SellLots, lots) };
    }

    // What can't be written down any more stays the largest number: no venue trades as much in a second.
    private static long Sum(long a, long b) => Math.Min(a + b, ColumnBuffer.Largest);

    private void Insert(int index, long priceTicks)
    {
        if (_count == _cells.Length)
        {
            Array.Resize(ref _cells, 2 * _cells.Length);
        }

        Array.Copy(_cells, index, _cells, index + 1, _count - index);
        _cells[index] = new TradedCell(priceTicks, 0, 0);
        _count++;
    }
}
