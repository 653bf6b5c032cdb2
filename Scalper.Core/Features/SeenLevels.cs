using Scalper.Core.Books;
using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>How far one side could be seen after the frame before, to tell how a wall came into sight. One thread.</summary>
internal sealed class SeenLevels
{
    private int _count;
    private long _worstTicks;

    public void Clear() => _count = 0;

    /// <summary>Takes in the side after a frame, for the next one.</summary>
    public void Keep(ReadOnlySpan<BookLevel> visible)
    {
        _count = visible.Length;
        _worstTicks = visible.IsEmpty ? 0 : visible[^1].PriceTicks;
    }

    /// <summary>
    /// How a level that is a wall now came: it came if at most half of it stood there before (nothing, for a price within the levels
    /// that were held), it entered if it was beyond a full side, else it was found.
    /// </summary>
    /// <param name="ladder">The side, after a delta or for the first time.</param>
    public WallOrigin OriginOf(BookLadder ladder, BookLevel wall)
    {
        if (_count == 0)
        {
            return WallOrigin.Found;
        }

        if (ladder.IsBeyond(wall.PriceTicks, _worstTicks))
        {
            return _count == WallTracker.VisibleLevels ? WallOrigin.Entered : WallOrigin.Found;
        }

        return 2 * ladder.QuantityBefore(wall.PriceTicks) <= wall.QtyLots ? WallOrigin.Came : WallOrigin.Found;
    }
}
