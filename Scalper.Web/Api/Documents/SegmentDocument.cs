using Scalper.Web.Recording;

namespace Scalper.Web.Api.Documents;

/// <summary>A file that holds recordings.</summary>
/// <param name="BeganAt">Unix milliseconds.</param>
/// <param name="LastAt">When the last record in it was received, Unix milliseconds; none while it is written, and where its index can't be read.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Pinned">It never goes by itself.</param>
/// <param name="Written">The recorder writes to it.</param>
public sealed record SegmentDocument(string Name, long BeganAt, long? LastAt, long Bytes, bool Pinned, bool Written)
{
    internal static SegmentDocument Of(RecordedSegment segment) => new(
        segment.Name, segment.File.BeganAt.ToUnixTimeMilliseconds(), segment.LastAt?.ToUnixTimeMilliseconds(), segment.File.Bytes, segment.File.IsPinned, segment.IsWritten);
}
