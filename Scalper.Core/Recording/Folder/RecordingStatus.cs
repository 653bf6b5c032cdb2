namespace Scalper.Core.Recording.Folder;

/// <summary>What a recorder was doing at its last turn; about a second old at most.</summary>
/// <param name="Reason">Why it does not record, in a sentence; null while it does.</param>
/// <param name="BytesOnDisk">Of all segments in the folder, in whole blocks of 4 kB, with the index that the open one will get.</param>
/// <param name="Segments">In the folder.</param>
/// <param name="PinnedBytes">Those of them that never go by themselves.</param>
/// <param name="OldestAt">When the oldest segment was begun; null where there is none.</param>
/// <param name="RecordsWritten">Appended by lanes and written by this recorder.</param>
/// <param name="RecordsMissing">Appended by lanes and not written, nor going to be.</param>
/// <param name="Blocks">Written by this recorder.</param>
/// <param name="RawBytes">Of those, before they were compressed.</param>
/// <param name="StoredBytes">Of those, in the file, with headers.</param>
/// <param name="BytesPerHour">Written since the start; null until a minute of it was recorded.</param>
/// <param name="LateCheckpoints">Times that a lane had no checkpoint for a segment: it did not answer in time, or had too much to tell.</param>
/// <param name="LastFlushAt">When something was last written; null where nothing was.</param>
/// <param name="WriterTime">Processor time of the writer's thread; null where the system does not say.</param>
public sealed record RecordingStatus(
    RecordingState State,
    string? Reason,
    long BytesOnDisk,
    int Segments,
    long PinnedBytes,
    DateTimeOffset? OldestAt,
    long RecordsWritten,
    long RecordsMissing,
    long Blocks,
    long RawBytes,
    long StoredBytes,
    double? BytesPerHour,
    long LateCheckpoints,
    DateTimeOffset? LastFlushAt,
    TimeSpan? WriterTime)
{
    /// <summary>Stored bytes as a part of those before, 0 to 1 and a little more; null where nothing was written.</summary>
    public double? Ratio => RawBytes > 0 ? (double)StoredBytes / RawBytes : null;
}
