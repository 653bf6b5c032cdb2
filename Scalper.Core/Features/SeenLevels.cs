using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>The visible levels of a side after the frame before, to tell how a wall came into sight. One thread.</summary>
public sealed class SeenLevels(BookSide side)
{
    private readonly BookLevel[] _levels = new BookLevel[WallTracker.VisibleLevels];
    private int _count;

    public void Clear() => _count = 0;

    public void Keep(ReadOnlySpan<BookLevel> levels)
    {
        levels.CopyTo(_levels);
        _count = levels.Length;
    }

    /// <summary>
    /// How a level that is a wall now came: it came if at most half of it stood there before (nothing, for a price within the levels
    /// that were held), it entered if it was beyond a full side, else it was found.
    /// </summary>
    public WallOrigin OriginOf(BookLevel wall)
    {
        if (_count == 0)
        {
            return WallOrigin.Found;
        }

        foreach (BookLevel level in _levels.AsSpan(0, _count))
        {
            if (level.PriceTicks == wall.PriceTicks)
            {
                return 2 * level.QtyLots <= wall.QtyLots ? WallOrigin.Came : WallOrigin.Found;
            }
        }

        long worst = _levels[_count - 1].PriceTicks;
        bool beyond = side == BookSide.Bid ? wall.PriceTicks < worst : wall.PriceTicks > worst;
        return !beyond ? WallOrigin.Came
            : _count == WallTracker.VisibleLevels ? WallOrigin.Entered
            : WallOrigin.Found;
    }
}
