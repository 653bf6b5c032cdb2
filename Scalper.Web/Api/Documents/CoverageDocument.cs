using Scalper.Core.Evaluation;

namespace Scalper.Web.Api.Documents;

/// <summary>What became of the windows.</summary>
/// <param name="Possible">Whole seconds in which symbols were followed.</param>
/// <param name="Unscored">Of them without a score.</param>
/// <param name="Cut">Windows that reached across the end of their block.</param>
/// <param name="Kept">Windows that count.</param>
/// <param name="Discarded">Windows that touched a gap.</param>
/// <param name="KeptShare">Of the possible ones, 0 to 1; none of none.</param>
/// <param name="DiscardedShare">Of those kept or discarded, 0 to 1; above 0.05 there is no verdict.</param>
/// <param name="DiscardedMoveRatio">Mean |move| of discarded windows over that of kept ones; none where either is not known.</param>
public sealed record CoverageDocument(long Possible, long Unscored, long Cut, long Kept, long Discarded, double? KeptShare, double DiscardedShare, double? DiscardedMoveRatio)
{
    public static CoverageDocument Of(Coverage c) => new(c.Possible, c.Unscored, c.Cut, c.Kept.Count, c.Discarded, c.Share, c.DiscardedShare, c.DiscardedMoveRatio);
}
