using Scalper.Web.Recording;

namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/monitor/recordings</c>.</summary>
/// <param name="At">Unix milliseconds.</param>
/// <param name="Segments">Oldest first.</param>
public sealed record RecordingListDocument(long At, RecordingDocument Recording, VerifyDocument Verify, IReadOnlyList<SegmentDocument> Segments)
{
    internal static RecordingListDocument Of(RecordingReading reading, VerifyReading verify) =>
        new(reading.AtMs, RecordingDocument.Of(reading), VerifyDocument.Of(verify), [.. reading.Segments.Select(SegmentDocument.Of)]);
}
