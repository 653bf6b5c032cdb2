using Scalper.Core.Recording.Folder;

namespace Scalper.Web.Recording;

/// <summary>A segment as screens and programs are told of it.</summary>
/// <param name="LastAt">When the last record in it was received, by its index; null where it has no index that can be read, or no record.</param>
/// <param name="IsWritten">The recorder writes to it.</param>
public sealed record RecordedSegment(SegmentFile File, DateTimeOffset? LastAt, bool IsWritten)
{
    public string Name => File.Name;
}
