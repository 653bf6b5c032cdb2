namespace Scalper.Core.Recording.Journal;

/// <summary>Bounds of the journal in bytes and nanoseconds. <see cref="Folder.RecordingOptions"/> has them as people set them.</summary>
internal sealed record JournalLimits
{
    public long BudgetBytes { get; init; } = 10L << 30;

    public long MinimumFreeBytes { get; init; } = 5L << 30;

    /// <summary>Segments, with what lies beside them.</summary>
    public int MostFiles { get; init; } = 400;

    /// <summary>From here on the next segment is begun.</summary>
    public long SegmentBytes { get; init; } = 64L << 20;

    public TimeSpan SegmentAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Most memory between lanes and disk.</summary>
    public long BufferBytes { get; init; } = 32L << 20;

    /// <summary>Payload bytes of a block.</summary>
    public int ChunkBytes { get; init; } = 256 << 10;

    public int MostRecordBytes { get; init; } = 8 << 20;

    public int MostCheckpointBytes { get; init; } = 32 << 20;

    /// <summary>Of the compression, 0 to 11.</summary>
    public int Quality { get; init; } = 5;

    /// <summary>Between two attempts to go on recording.</summary>
    public TimeSpan Retry { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a new segment waits for the lanes' checkpoints.</summary>
    public TimeSpan CheckpointPatience { get; init; } = TimeSpan.FromSeconds(5);
}
