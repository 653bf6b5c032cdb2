using Scalper.Core.Features;
using Scalper.Core.Primitives;

namespace Scalper.Web.Api.Documents;

/// <summary>A wall in quote and base currency.</summary>
public sealed record WallDocument(double Price, double Size, double SizeVsAvg, double? DistanceFromMid, double? DistanceBps)
{
    public static WallDocument Of(Instrument instrument, in Wall wall) => new(
        instrument.Price(wall.PriceTicks), instrument.Quantity(wall.QtyLots), wall.SizeVsAvg, wall.DistanceFromMid, wall.DistanceBps);

    /// <summary>Walls of one side, nearest first; an empty list where there are none.</summary>
    public static WallDocument[] ListOf(Instrument instrument, in WallFeatures walls, BookSide side)
    {
        ReadOnlySpan<Wall> span = walls.Of(side);
        WallDocument[] list = new WallDocument[span.Length];
        for (int i = 0; i < list.Length; i++)
        {
            list[i] = Of(instrument, span[i]);
        }

        return list;
    }
}
