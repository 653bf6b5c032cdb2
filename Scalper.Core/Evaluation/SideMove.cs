using Scalper.Core.Primitives;

namespace Scalper.Core.Evaluation;

/// <summary>Mean move to the side that scores spoke for, as log returns; neutral scores are in none. Immutable; sums, the same in any order.</summary>
/// <param name="Gross">Of the mid, towards the side.</param>
/// <param name="AfterSpread">What the side has after crossing the spread twice.</param>
public readonly record struct SideMove(ExactMean Gross, ExactMean AfterSpread)
{
    public static SideMove operator +(SideMove a, SideMove b) => new(a.Gross + b.Gross, a.AfterSpread + b.AfterSpread);

    /// <summary>One sample more.</summary>
    public SideMove With(ScoreSide side, in Outcome outcome) => outcome.AfterSpread(side) is { } known
        ? new SideMove(Gross.With(side == ScoreSide.Long ? outcome.Gross : -outcome.Gross), AfterSpread.With(known))
        : this;
}
