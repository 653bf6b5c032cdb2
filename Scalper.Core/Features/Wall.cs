namespace Scalper.Core.Features;

/// <summary>A level far larger than the others of its side.</summary>
/// <param name="PriceTicks">Price in ticks.</param>
/// <param name="QtyLots">Resting quantity in lots.</param>
/// <param name="SizeVsAvg">Quantity against the average of the side's other levels.</param>
/// <param name="DistanceFromMid">Price minus mid, signed, quote currency; none with an empty other side.</param>
/// <param name="DistanceBps">Distance / mid x 10,000, signed; none with an empty other side.</param>
public readonly record struct Wall(long PriceTicks, long QtyLots, double SizeVsAvg, double? DistanceFromMid, double? DistanceBps);
