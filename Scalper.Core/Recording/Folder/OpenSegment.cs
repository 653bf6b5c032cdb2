using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Recording.Folder;

/// <summary>A segment that is being written.</summary>
/// <param name="Number">By the recorder's count, from 1: what lanes are told.</param>
/// <param name="Since">When it was begun, on the monotonic clock.</param>
internal sealed record OpenSegment(string Path, SegmentWriter Writer, long Number, long Since)
{
    /// <summary>What it will take of the disk with so many more bytes in one more block, once it is ended.</summary>
    public long Occupied(long more) =>
        RecordingFolder.Occupied(Writer.Length + Writer.SealBytes + (more > 0 ? more + SegmentFormat.IndexEntryBytes : 0));
}
