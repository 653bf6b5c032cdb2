using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>Walls of both sides and what they did. Plain numbers, copied as one value.</summary>
public struct WallFeatures
{
    /// <summary>Most walls one side can have with the smallest allowed factor (2) and 50 levels.</summary>
    public const int MaxWallsPerSide = 25;

    /// <summary>Walls on the bid side.</summary>
    public int BidWallCount;

    /// <summary>Walls on the ask side.</summary>
    public int AskWallCount;

    /// <summary>Largest bid quantity against the average of the side's other levels, 1 or more; none (null) with fewer than 10 levels.</summary>
    public double? BidStrength;

    /// <summary>The same of the asks.</summary>
    public double? AskStrength;

    /// <summary>100 x suspected spoofed share of large resting size, 0 to 100.</summary>
    public double SpoofingScore;

    /// <summary>What walls did in the last five seconds.</summary>
    public WallActivity Activity;

    private WallArray _bids;
    private WallArray _asks;

    /// <summary>Walls of one side, nearest to the mid first.</summary>
    [UnscopedRef]
    public readonly ReadOnlySpan<Wall> Of(BookSide side) =>
        side == BookSide.Bid ? ((ReadOnlySpan<Wall>)_bids)[..BidWallCount] : ((ReadOnlySpan<Wall>)_asks)[..AskWallCount];

    /// <summary>Appends a wall; they must come nearest first.</summary>
    public void Add(BookSide side, in Wall wall)
    {
        if (side == BookSide.Bid)
        {
            _bids[BidWallCount++] = wall;
        }
        else
        {
            _asks[AskWallCount++] = wall;
        }
    }

    /// <summary>Writes all of it over another; of the walls only as many as there are.</summary>
    public readonly void CopyTo(ref WallFeatures other)
    {
        other.SpoofingScore = SpoofingScore;
        other.Activity = Activity;
        other.BidStrength = BidStrength;
        other.AskStrength = AskStrength;
        other.BidWallCount = BidWallCount;
        other.AskWallCount = AskWallCount;
        Of(BookSide.Bid).CopyTo(other._bids);
        Of(BookSide.Ask).CopyTo(other._asks);
    }

    /// <summary>Forgets the walls of both sides, and their strengths.</summary>
    public void Clear()
    {
        BidWallCount = AskWallCount = 0;
        BidStrength = AskStrength = null;
    }

    [InlineArray(MaxWallsPerSide)]
    private struct WallArray
    {
        private Wall _first;
    }
}
