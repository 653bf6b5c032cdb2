using Scalper.Core.Evaluation;

namespace Scalper.Web.Api.Documents;

/// <summary>An IC over blocks, -1 to 1 for the rank IC; the scaled one can lie beyond.</summary>
/// <param name="Blocks">Blocks with one.</param>
/// <param name="Mean">Equal mean of the blocks; none of none.</param>
/// <param name="Low">Lower end of its 95 % interval; this and what follows are none with fewer than 30 blocks.</param>
/// <param name="P">Two-sided p value of the mean being 0, by itself: verdicts correct it over all models and horizons.</param>
public sealed record IcDocument(long Blocks, double? Mean, double? Low, double? High, double? StandardError, double? P)
{
    public static IcDocument Of(BlockSeries series)
    {
        BlockEstimate? estimate = BlockEstimate.Of(series);
        return new IcDocument(series.Count, series.Count == 0 ? null : series.Mean, estimate?.Low, estimate?.High, estimate?.StandardError, estimate?.P);
    }
}
