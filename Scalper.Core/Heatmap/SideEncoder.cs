using Scalper.Core.Primitives;

namespace Scalper.Core.Heatmap;

/// <summary>One side of the book of a chain of columns: writes it whole, or what differs from the column before. One thread.</summary>
internal sealed class SideEncoder(BookSide side)
{
    private readonly long _sign = side == BookSide.Bid ? -1 : 1;
    private BookLevel[] _before = [];
    private BookLevel[] _changes = [];
    private int _count;

    private ReadOnlySpan<BookLevel> Before => _before.AsSpan(0, _count);

    /// <summary>Writes every level.</summary>
    public void WriteAll(ColumnBuffer to, ReadOnlySpan<BookLevel> levels) => Write(to, levels, fromTicks: 0);

    /// <summary>Writes the levels that differ from those kept; one that is gone with 0 lots.</summary>
    public void WriteChanges(ColumnBuffer to, ReadOnlySpan<BookLevel> levels)
    {
        int changes = FindChanges(levels);
        Write(to, _changes.AsSpan(0, changes), _count > 0 ? _before[0].PriceTicks : 0);
    }

    /// <summary>Takes levels as those of the column before the next.</summary>
    public void Keep(ReadOnlySpan<BookLevel> levels)
    {
        if (_before.Length < levels.Length)
        {
            _before = new BookLevel[2 * levels.Length];
        }

        levels.CopyTo(_before);
        _count = levels.Length;
    }

    private void Write(ColumnBuffer to, ReadOnlySpan<BookLevel> levels, long fromTicks)
    {
        to.Varint(levels.Length);
        for (int i = 0; i < levels.Length; i++)
        {
            long ticks = levels[i].PriceTicks;
            if (i == 0)
            {
                to.Zigzag(ticks - fromTicks);
            }
            else
            {
                to.Varint((_sign * (ticks - levels[i - 1].PriceTicks)) - 1);
            }

            to.Varint(levels[i].QtyLots);
        }
    }

    private int FindChanges(ReadOnlySpan<BookLevel> after)
    {
        ReadOnlySpan<BookLevel> before = Before;
        if (_changes.Length < before.Length + after.Length)
        {
            _changes = new BookLevel[2 * (before.Length + after.Length)];
        }

        int found = 0, b = 0, a = 0;
        while (b < before.Length || a < after.Length)
        {
            long order = b == before.Length ? 1 : a == after.Length ? -1 : _sign * (before[b].PriceTicks - after[a].PriceTicks);
            if (order < 0)
            {
                _changes[found++] = before[b++] with { QtyLots = 0 };
                continue;
            }

            if (order > 0 || before[b].QtyLots != after[a].QtyLots)
            {
                _changes[found++] = after[a];
            }

            b += order == 0 ? 1 : 0;
            a++;
        }

        return found;
    }
}
