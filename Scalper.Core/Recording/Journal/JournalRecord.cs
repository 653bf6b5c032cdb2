namespace Scalper.Core.Recording.Journal;

/// <summary>A record as it is read. Its payload is that of the block it stands in, and holds until the next block is read.</summary>
public readonly ref struct JournalRecord(RecordKind kind, ushort lane, long number, long timeNs, bool isRepeated, ReadOnlySpan<byte> payload)
{
    public RecordKind Kind { get; } = kind;

    public ushort Lane { get; } = lane;

    /// <summary>
    /// Arrival number within its lane and run. Inputs rise strictly; a checkpoint and a hash have that of the record they come after, a gap
    /// mark that of the last missing one.
    /// </summary>
    public long Number { get; } = number;

    /// <summary>Receive time, Unix nanoseconds. May run back from one record to the next: clocks are set.</summary>
    public long TimeNs { get; } = timeNs;

    /// <summary>A setting of an earlier segment, told once more: not in its place.</summary>
    public bool IsRepeated { get; } = isRepeated;

    public ReadOnlySpan<byte> Payload { get; } = payload;
}
