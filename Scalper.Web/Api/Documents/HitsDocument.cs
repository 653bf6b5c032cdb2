using Scalper.Core.Evaluation;

namespace Scalper.Web.Api.Documents;

/// <summary>How often the mid moved to the score's side.</summary>
/// <param name="Zeros">Moves of zero: in no share.</param>
/// <param name="Neutral">Scores without a side: in no other count.</param>
/// <param name="Rate">Share of hits, 0 to 1; none where nothing was decided.</param>
/// <param name="Low">Lower end of its 95 % interval (Wilson); none with fewer than 30 blocks.</param>
/// <param name="BaseRate">Share of up moves among the same, 0 to 1.</param>
public sealed record HitsDocument(long Hits, long Misses, long Zeros, long Neutral, double? Rate, double? Low, double? High, double? BaseRate)
{
    public static HitsDocument Of(HitSeries hits)
    {
        HitCounts counts = hits.Counts;
        HitEstimate? estimate = HitEstimate.Of(hits);
        return new HitsDocument(counts.Hits, counts.Misses, counts.Zeros, counts.Neutral, counts.Rate, estimate?.Low, estimate?.High, counts.BaseRate);
    }
}
