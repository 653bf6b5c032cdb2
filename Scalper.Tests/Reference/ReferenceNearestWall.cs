namespace Scalper.Tests.Reference;

public sealed record ReferenceNearestWall(double Price, double QuoteValue, double? DistanceBps, double? AgeSeconds);
