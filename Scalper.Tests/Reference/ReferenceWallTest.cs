namespace Scalper.Tests.Reference;

/// <summary>Which levels of one side are walls.</summary>
public static class ReferenceWallTest
{
    private const int FewestLevels = 10;

    /// <summary>The walls of a side, nearest first: n >= 10 and q x (n - 1) >= F x (S - q).</summary>
    public static IEnumerable<ReferenceLevel> Walls(IReadOnlyList<ReferenceLevel> side, int factor)
    {
        decimal sum = side.Sum(level => level.Quantity);
        return side.Where(level => side.Count >= FewestLevels && level.Quantity * (side.Count - 1) >= factor * (sum - level.Quantity));
    }

    /// <summary>A level's quantity over the average of the other levels of its side.</summary>
    public static double SizeVsAverage(IReadOnlyList<ReferenceLevel> side, ReferenceLevel level)
    {
        decimal others = side.Sum(other => other.Quantity) - level.Quantity;
        return (double)(level.Quantity * (side.Count - 1)) / (double)others;
    }
}
