namespace Scalper.Core.Features;

/// <summary>The wall of one side that is nearest to the mid.</summary>
/// <param name="Price">Quote currency.</param>
/// <param name="QuoteValue">Price x quantity, quote currency.</param>
/// <param name="DistanceBps">(price - mid) / mid x 10,000, signed; none with an empty other side.</param>
/// <param name="AgeSeconds">Since its episode opened; none where episodes were dropped for want of room.</param>
public readonly record struct NearestWall(double Price, double QuoteValue, double? DistanceBps, double? AgeSeconds);
