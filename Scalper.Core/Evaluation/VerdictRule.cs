namespace Scalper.Core.Evaluation;

/// <summary>
/// Evidence to verdicts, over all models and horizons at once, for whoever asks often enough finds something. In this order:
/// <list type="number">
/// <item>More than <see cref="MostDiscardedShare"/> of the windows discarded: none.</item>
/// <item>Fewer than <see cref="LeastBlocks"/> blocks, or an IC whose p value, raised after <see cref="Holm"/> over the family, is not below
/// <see cref="Level"/>: not proven.</item>
/// <item>IC below 0: wrong way.</item>
/// <item>IC above 0, and the all-in mean of the outer deciles too by the same measure (at least as many blocks, its interval over blocks above 0, its p value
/// raised over the family): pays. A mean that merely happens to be above 0 is no evidence, nor is one without an IC.</item>
/// <item>Else: predicts, does not pay.</item>
/// </list>
/// What has too few blocks or too many discarded windows is in the family all the same: it grows no milder by what is missing. Pure.
/// </summary>
public static class VerdictRule
{
    /// <summary>Blocks that a verdict asks for.</summary>
    public const int LeastBlocks = 100;

    /// <summary>A larger share of discarded windows allows none.</summary>
    public const double MostDiscardedShare = 0.05;

    /// <summary>Probability of any verdict but "not proven" in a family without signal.</summary>
    public const double Level = 0.05;

    /// <param name="family">All models at all horizons.</param>
    /// <returns>In the same order.</returns>
    public static Verdict[] Decide(IReadOnlyList<VerdictEvidence> family)
    {
        int[] ic = Directions(family, e => e.Ic), outer = Directions(family, e => e.OuterAllIn);
        return [.. family.Select((e, i) => new Verdict(Decide(e, ic[i], outer[i]), e.Ic.Count, e.DiscardedShare))];
    }

    private static VerdictKind Decide(VerdictEvidence evidence, int ic, int outer) =>
        IsMostlyKept(evidence)
            ? ic switch
            {
                < 0 => VerdictKind.WrongWay,
                0 => VerdictKind.NotProven,
                _ => outer > 0 ? VerdictKind.Pays : VerdictKind.PredictsDoesNotPay,
            }
            : VerdictKind.None;

    // 1 where the mean is proven above 0, -1 where below, else 0.
    private static int[] Directions(IReadOnlyList<VerdictEvidence> family, Func<VerdictEvidence, BlockSeries> seriesOf)
    {
        double[] p = Holm.Adjust([.. family.Select(e => IsMostlyKept(e) ? POf(seriesOf(e)) : 1)]);
        return [.. family.Select((e, i) => p[i] < Level ? Math.Sign(seriesOf(e).Mean) : 0)];
    }

    private static double POf(BlockSeries series) => series.Count >= LeastBlocks && BlockEstimate.Of(series) is { } estimate ? estimate.P : 1;

    private static bool IsMostlyKept(VerdictEvidence evidence) => evidence.DiscardedShare <= MostDiscardedShare;
}
