using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Recording.Folder;

/// <summary>Counts what a recorder writes and loses. The writer's thread.</summary>
internal sealed class RecordingMeter(TimeProvider time)
{
    private static readonly TimeSpan ShortestForRate = TimeSpan.FromMinutes(1);

    private long? _since;
    private long _written;
    private long _lost;
    private long _missedByClosed;
    private long _blocks;
    private long _raw;
    private long _stored;
    private DateTimeOffset? _lastFlush;

    /// <summary>Something was counted since the last reading.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Of the last reading, on the monotonic clock.</summary>
    public long ReadAt { get; private set; }

    /// <summary>Times that a lane had no checkpoint at the beginning of a segment.</summary>
    public long LateCheckpoints { get; set; }

    public void Write(Chunk chunk, in BlockHeader block)
    {
        HasChanged = true;
        _since ??= time.GetTimestamp();
        _written += chunk.Appended;
        _blocks++;
        _raw += block.RawBytes;
        _stored += block.Length;
        _lastFlush = time.GetUtcNow();
    }

    public void Lose(Chunk chunk)
    {
        HasChanged = true;
        _lost += chunk.Appended;
    }

    /// <summary>A lane that is not asked any more.</summary>
    public void Close(LaneJournal lane)
    {
        HasChanged = true;
        _missedByClosed += lane.Missed;
    }

    public RecordingStatus Read(
        RecordingState state, string? reason, long bytesOnDisk, int segments, long pinnedBytes, DateTimeOffset? oldestAt, IReadOnlyList<LaneBook> lanes)
    {
        HasChanged = false;
        ReadAt = time.GetTimestamp();
        TimeSpan recorded = _since is { } since ? time.GetElapsedTime(since) : TimeSpan.Zero;
        return new RecordingStatus(
            state,
            reason,
            bytesOnDisk,
            segments,
            pinnedBytes,
            oldestAt,
            _written,
            _lost + _missedByClosed + lanes.Where(l => !l.IsClosed).Sum(l => l.Journal.Missed),
            _blocks,
            _raw,
            _stored,
            recorded >= ShortestForRate ? _stored / recorded.TotalHours : null,
            LateCheckpoints,
            _lastFlush,
            ThreadTime.Read());
    }
}
