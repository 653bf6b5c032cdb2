namespace Scalper.Core.Evaluation;

/// <summary>
/// The rank IC of a block: Pearson's correlation of mid-ranks, which is Spearman's with ties (Kendall, Gibbons, "Rank Correlation Methods", 5th
/// edition, 1990, chapter 3). The sums are of whole numbers and exact, so that every machine gives the same bits.
/// </summary>
/// <remarks>
/// Ranks are taken within the block, so that a mean is taken off that knows the rest of the block. Where scores follow the moves before them, as a trend
/// does, this makes the mean IC of a market without any signal fall below 0: a score that is the move of the last 60 s has -0.021 at a horizon of 1 s,
/// -0.044 at 5 s and -0.136 at 60 s in blocks of 600 s, and -0.067 at 300 s in blocks of 3,000 s. A score that goes against those moves has as much
/// above 0. More blocks do not help. <see cref="ScaledIc"/> has no such mean.
/// </remarks>
public static class RankCorrelation
{
    /// <summary>With fewer pairs there is none.</summary>
    public const int LeastPairs = 3;

    /// <summary>The exact sums hold this many.</summary>
    public const int MostPairs = 2_000_000;

    /// <summary>-1 to 1; none with fewer than three pairs, or where all x or all y are equal.</summary>
    /// <param name="x">One of each pair; ranks alone count, so that a monotone scale of either changes nothing.</param>
    /// <param name="y">The other, in the same order.</param>
    /// <param name="workspace">Used by nobody else meanwhile.</param>
    /// <exception cref="ArgumentException">The lengths differ, there are more than <see cref="MostPairs"/>, or a value is not a number.</exception>
    public static double? Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, RankWorkspace workspace)
    {
        RequirePairs(x.Length, y.Length);
        workspace.Reserve(x.Length);
        Span<int> rankX = workspace.X(x.Length), rankY = workspace.Y(y.Length);
        MidRanks.Write(x, rankX, workspace);
        MidRanks.Write(y, rankY, workspace);
        return OfRanks(rankX, rankY);
    }

    /// <summary>The same of ranks that were taken before: outcomes are ranked once for all models and contributions.</summary>
    /// <param name="x">As <see cref="MidRanks"/> writes them.</param>
    /// <param name="y">As <see cref="MidRanks"/> writes them, in the same order of pairs.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there are more than <see cref="MostPairs"/>.</exception>
    public static double? OfRanks(ReadOnlySpan<int> x, ReadOnlySpan<int> y)
    {
        RequirePairs(x.Length, y.Length);
        int count = x.Length;

        // Twice the mean rank. No distance from it exceeds n, so that n^3 bounds each sum: 8 x 10^18 for the most pairs.
        int mean = count + 1;
        long xx = 0, yy = 0, xy = 0;
        for (int i = 0; i < count; i++)
        {
            long dx = x[i] - mean, dy = y[i] - mean;
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }

        return count < LeastPairs || xx == 0 || yy == 0 ? null : Math.Clamp(xy / Math.Sqrt((double)xx * yy), -1, 1);
    }

    private static void RequirePairs(int x, int y)
    {
        if (x != y || x > MostPairs)
        {
            throw new ArgumentException($"Expected at most {MostPairs} pairs, came {x} x and {y} y.", nameof(y));
        }
    }
}
