using Scalper.Core.Evaluation;

namespace Scalper.Web.Api.Documents;

/// <summary>A bin of the reliability curve.</summary>
/// <param name="FromConfidence">Lower end of its ten points of confidence.</param>
/// <param name="Said">Mean probability that the confidences stand for, 0.5 to 1; none of no forecasts.</param>
/// <param name="Came">Share of hits, 0 to 1; none of no forecasts.</param>
public sealed record ReliabilityDocument(int FromConfidence, long Forecasts, double? Said, double? Came)
{
    private const int PointsPerBin = 100 / Calibration.Bins;

    public static ReliabilityDocument[] Of(Calibration calibration) =>
        [.. calibration.Curve.Select((bin, i) => new ReliabilityDocument(i * PointsPerBin, bin.Count, bin.Said, bin.Came))];
}
