using Scalper.Core.Evaluation;
using Scalper.Web.Evaluation;

namespace Scalper.Web.Api.Documents;

/// <summary>All that is known of one model at one horizon.</summary>
/// <param name="Deciles">Lowest scores first.</param>
/// <param name="Reliability">Lowest confidence first.</param>
/// <param name="Factors">In the order of the contributions.</param>
/// <param name="Slices">Bands of confidence, then grades of the data.</param>
/// <param name="History">Oldest first.</param>
public sealed record WorthRecordDocument(
    WorthFiguresDocument Figures,
    IReadOnlyList<DecileDocument> Deciles,
    IReadOnlyList<ReliabilityDocument> Reliability,
    IReadOnlyList<FactorWorthDocument> Factors,
    IReadOnlyList<SliceWorthDocument> Slices,
    IReadOnlyList<IcSpanDocument> History)
{
    public static WorthRecordDocument Of(EvaluationReading reading, HorizonRecord record) => new(
        WorthFiguresDocument.Of(reading, record),
        [.. record.Deciles.Rows.Select(row => DecileDocument.Of(row, reading.FeeBps))],
        ReliabilityDocument.Of(record.Calibration),
        FactorWorthDocument.Of(record),
        [.. record.Slices.Select((slice, i) => SliceWorthDocument.Of(Slice.Names[i], slice, reading.FeeBps))],
        [.. IcSpan.Of(record.Points).Select(IcSpanDocument.Of)]);
}
