namespace Scalper.Tests.Reference;

/// <summary>One wall of a printed line; distances are none without a mid.</summary>
public sealed record ReferenceWall(double Price, double Size, double SizeVsAvg, double? DistanceFromMid, double? DistanceBps)
{
    public static IReadOnlyList<ReferenceWall> Of(IReadOnlyList<ReferenceLevel> side, decimal? mid, int factor) =>
        ReferenceWallTest.Walls(side, factor).Select(level => new ReferenceWall(
            Price: (double)level.Price,
            Size: (double)level.Quantity,
            SizeVsAvg: ReferenceWallTest.SizeVsAverage(side, level),
            DistanceFromMid: (double?)(level.Price - mid),
            DistanceBps: (double?)(level.Price - mid) / (double?)mid * 10_000)).ToList();
}
