using Scalper.Core.Features;
using Scalper.Core.Primitives;

namespace Scalper.Web.Live;

/// <summary>A wall with its side.</summary>
/// <param name="Distance">From the mid, bps, whatever the direction.</param>
/// <param name="OpenedAtNs">Begin of its episode, Unix nanoseconds on the engine's clock; none where it is not known.</param>
public sealed record SideWall(BookSide Side, double Distance, double QuoteValue, long? OpenedAtNs)
{
    /// <summary>The nearer of the two; the bid where both are as near. None where neither side has one whose distance is known.</summary>
    public static SideWall? Nearest(in NearestWalls walls, long atNs)
    {
        SideWall? bid = Of(BookSide.Bid, walls.Bid, atNs), ask = Of(BookSide.Ask, walls.Ask, atNs);
        return bid is null || ask?.Distance < bid.Distance ? ask ?? bid : bid;
    }

    private static SideWall? Of(BookSide side, NearestWall? wall, long atNs) => wall is { DistanceBps: { } distance } w
        ? new SideWall(side, Math.Abs(distance), w.QuoteValue, SymbolReading.AgoNs(atNs, w.AgeSeconds))
        : null;
}
