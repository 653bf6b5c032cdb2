namespace Scalper.Core.Evaluation;

/// <summary>The share of hits with what is known of it. Samples of one block resemble each other, so that they count as fewer. Immutable.</summary>
/// <param name="Counts">What was counted; the base rate is there.</param>
/// <param name="Rate">p, share of hits over all samples, 0 to 1.</param>
/// <param name="EffectiveCount">
/// n_eff = min(n, p(1 - p) / SE^2): as many independent samples as would scatter by SE, the standard error of the mean over the blocks' shares. At p = 0 or
/// 1 that quotient says 0 where it means nothing (no block differs from another): there each block counts as one, min(n, G). Shares that are equal in
/// all blocks but neither 0 nor 1 have no error: n.
/// </param>
/// <param name="Low">Lower end of Wilson's 95 % interval for p and n_eff.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct HitEstimate(HitCounts Counts, double Rate, double EffectiveCount, double Low, double High)
{
    /// <summary>None with fewer blocks than <see cref="BlockEstimate"/> asks for.</summary>
    public static HitEstimate? Of(HitSeries series)
    {
        if (series.Counts.Rate is not { } rate || BlockEstimate.Of(series.Rates) is not { } blocks)
        {
            return null;
        }

        double count = EffectiveCountOf(rate, series.Counts.Decided, blocks);
        (double low, double high) = Wilson.Interval(rate, count);
        return new HitEstimate(series.Counts, rate, count, low, high);
    }

    private static double EffectiveCountOf(double rate, long count, BlockEstimate blocks) =>
        rate is 0 or 1 ? Math.Min(count, blocks.Blocks)
        : Math.Min(count, rate * (1 - rate) / (blocks.StandardError * blocks.StandardError));
}
