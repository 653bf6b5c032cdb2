using Scalper.Core.Primitives;

namespace Scalper.Core.Evaluation;

/// <summary>One decile of the scores, its moves as log returns. Immutable.</summary>
/// <param name="Decile">0 (lowest scores) to 9.</param>
/// <param name="Gross">Move of the mid, up above 0 in every decile: a score that predicts makes it rise from row to row.</param>
/// <param name="AfterSpread">What the decile's side has after crossing the spread twice.</param>
public readonly record struct DecileRow(int Decile, ExactMean Gross, ExactMean AfterSpread)
{
    /// <summary>The side its positions take.</summary>
    public ScoreSide Side => DecileTally.SideOf(Decile);

    /// <summary>Outcomes.</summary>
    public long Count => Gross.Count;

    /// <summary>Mean fee of one side at which nothing is left, basis points; none of no outcomes.</summary>
    public double? BreakEvenFeeBps => AfterSpread.Value is { } mean ? Outcome.BreakEvenFeeBps(mean) : null;

    /// <summary>Mean of what its side has after spread and fees; none of no outcomes.</summary>
    /// <param name="feeBps">Of one side, basis points.</param>
    public double? AllIn(double feeBps) => AfterSpread.Value is { } mean ? Outcome.AllIn(mean, feeBps) : null;
}
