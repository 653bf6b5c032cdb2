namespace Scalper.Core.Evaluation;

/// <summary>
/// What the blocks say of the mean behind them, blocks being taken as independent of each other. Student's t with G - 1 degrees of freedom for G
/// blocks (Student, "The probable error of a mean", Biometrika 6, 1908). Immutable.
/// </summary>
/// <param name="Blocks">G, at least <see cref="LeastBlocks"/>.</param>
/// <param name="Mean">Equal mean of the blocks, in their unit.</param>
/// <param name="StandardError">
/// sd x sqrt((G - 1)/G) / sqrt(G - 1), sd having G - 1 in its denominator. The first root makes it the sd with G in its denominator, so that the whole
/// is sd / sqrt(G), the usual standard error of a mean.
/// </param>
/// <param name="Low">Lower end of the 95 % interval, mean - t(0.975) x standard error; not cut off where the figure itself has a bound.</param>
/// <param name="High">Its upper end.</param>
/// <param name="P">
/// Two-sided p value of the mean being 0, 0 to 1. Below 0.05 exactly where the interval holds no 0. Blocks that are all equal have no error: 1 where they
/// are 0, else 0.
/// </param>
public readonly record struct BlockEstimate(long Blocks, double Mean, double StandardError, double Low, double High, double P)
{
    /// <summary>With fewer blocks there is none.</summary>
    public const int LeastBlocks = 30;

    private const double UpperShare = 0.975;

    /// <summary>None with fewer than <see cref="LeastBlocks"/>.</summary>
    public static BlockEstimate? Of(BlockSeries series)
    {
        long count = series.Count;
        if (count < LeastBlocks)
        {
            return null;
        }

        double error = StandardErrorOf(series);
        double reach = error * StudentT.Quantile(UpperShare, count - 1);
        double p = error == 0 ? (series.Mean == 0 ? 1 : 0) : StudentT.TwoSidedP(series.Mean / error, count - 1);
        return new BlockEstimate(count, series.Mean, error, series.Mean - reach, series.Mean + reach, p);
    }

    // sd = sqrt(S / (G - 1)) put into the formula above leaves sqrt(S / (G (G - 1))).
    private static double StandardErrorOf(BlockSeries series) =>
        Math.Sqrt(series.SquaredDeviations / ((double)series.Count * (series.Count - 1)));
}
