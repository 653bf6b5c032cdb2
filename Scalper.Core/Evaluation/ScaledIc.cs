namespace Scalper.Core.Evaluation;

/// <summary>
/// The IC of a block whose ranks were settled before it began: mean product of the places of score and move (<see cref="RankScale"/>), in units of
/// what the scales spread. As large as <see cref="RankCorrelation"/> where there is signal; without signal it is 0 on average whatever made the score, for
/// no mean of the block is taken off. Not bound to -1..1: a block may be wilder than its scales. Immutable; a sum, the same in any order, no sorting and no
/// room for a block's samples.
/// </summary>
/// <param name="Products">Of the places of every pair.</param>
public readonly record struct ScaledIc(ExactMean Products)
{
    /// <summary>The pairs of both.</summary>
    public static ScaledIc operator +(ScaledIc a, ScaledIc b) => new(a.Products + b.Products);

    /// <summary>One pair more.</summary>
    /// <param name="score">Place of the score, -1 to 1.</param>
    /// <param name="move">Place of the move on a mirrored scale, -1 to 1.</param>
    public ScaledIc With(double score, double move) => new(Products.With(score * move));

    /// <summary>None of fewer than <see cref="RankCorrelation.LeastPairs"/>.</summary>
    public double? Value(RankScale scores, RankScale moves) =>
        Products.Count < RankCorrelation.LeastPairs ? null : Products.Value / (scores.Spread * moves.Spread);
}
