using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Recording.Folder;

/// <summary>
/// Takes what lanes hand over and writes it into segments. Does not know its thread: whoever has one calls <see cref="Turn"/> about twenty
/// times a second, always the same, and so do tests.
/// <para>How a segment follows another:</para>
/// <code>
/// 1. The next file is begun, and every lane is told its number. Both files are open.
/// 2. A lane, at its next turn, hands over what it has, then its checkpoint, and writes to the next segment from there on.
///    What it handed over before goes to the old one, in its order.
/// 3. Once all lanes have done so, or after a time-out, the old segment gets its index and is closed.
/// 4. What a lane that was late still hands over goes to the new segment, where its first block says that no checkpoint came before it;
///    its checkpoint comes when it comes.
/// </code>
/// <para>Whatever the disk does not take is missing, and recording stops: every segment is closed, lanes count what comes, and an attempt to
/// begin a new segment, with checkpoints, is made again and again.</para>
/// </summary>
internal sealed partial class JournalWriter : IDisposable
{
    private const int MostTakenAtOnce = 8;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ListEvery = TimeSpan.FromSeconds(10);

    private readonly RecordingFolder _folder;
    private readonly JournalLimits _limits;
    private readonly ulong _run;
    private readonly TimeProvider _time;
    private readonly IRecordingDisk _disk;
    private readonly ILogger _log;
    private readonly ChunkPool _pool;
    private readonly BlockEncoder _encoder;
    private readonly DiskBudget _budget;
    private readonly Chunk _gap = new(new byte[RecordEntry.MostBytes + GapMark.MostBytes], RecordEntry.MostBytes, isPooled: false);
    private readonly ConcurrentQueue<LaneJournal> _added = new();
    private readonly List<LaneBook> _lanes = [];
    private readonly HashSet<string> _checked = new(StringComparer.Ordinal);
    private readonly List<RepairReport> _repairs = [];
    private readonly RecordingMeter _meter;
    private FolderLock? _lock;
    private OpenSegment? _current;
    private OpenSegment? _previous;
    private RecordingStatus _status;
    private RepairReport[] _repairsDone = [];
    private string? _reason;
    private Exception? _fault;
    private long _number;
    private long _ordinal;
    private DateTimeOffset _lastBegan;
    private long _validFrom;
    private long _changingSince;
    private long _stoppedAt;
    private long _lookedAt;
    private long _listedAt;

    public JournalWriter(RecordingFolder folder, JournalLimits limits, ulong run, TimeProvider time, IRecordingDisk disk, ILogger log)
    {
        (_folder, _limits, _run, _time, _disk, _log) = (folder, limits, run, time, disk, log);
        _pool = new ChunkPool(limits.BufferBytes, limits.ChunkBytes);
        _encoder = new BlockEncoder(run, limits.Quality);
        _budget = new DiskBudget(folder, limits, disk);
        _meter = new RecordingMeter(time);
        _reason = "Not started yet.";
        _status = ReadStatus(RecordingState.Stopped);
    }

    /// <summary>From any thread.</summary>
    public RecordingStatus Status => Volatile.Read(ref _status);

    /// <summary>What was done to segments that were not ended. From any thread.</summary>
    public IReadOnlyList<RepairReport> Repairs => Volatile.Read(ref _repairsDone);

    internal ChunkPool Pool => _pool;

    /// <summary>A lane that is recorded from its next turn on. From any thread.</summary>
    public LaneJournal Add(ushort lane, ICheckpointSource source)
    {
        LaneJournal journal = new(lane, source, _pool, _limits);
        _added.Enqueue(journal);
        return journal;
    }

    /// <summary>The first attempt. One that fails for any other reason than this is made again by <see cref="Turn"/>.</summary>
    /// <exception cref="FolderInUseException">Somebody else records into the folder.</exception>
    public void Start()
    {
        TryStart();
        if (_current is null && _fault is FolderInUseException inUse)
        {
            throw inUse;
        }
    }

    /// <summary>Takes what was handed over, and does what is due.</summary>
    /// <returns>Whether more of it waits: the next turn should not.</returns>
    public bool Turn()
    {
        AdoptLanes();
        bool isMore = TakeSome();
        if (_current is null)
        {
            if (_time.GetElapsedTime(_stoppedAt) >= _limits.Retry)
            {
                TryStart();
            }
        }
        else
        {
            Guard(KeepSegments);
        }

        Publish();
        return isMore;
    }

    /// <summary>Takes what is still there, ends the segment and gives the folder back. Lanes are closed before.</summary>
    public void Dispose()
    {
        AdoptLanes();
        foreach (LaneBook lane in _lanes)
        {
            // One that is not closed must not keep this from ending.
            lane.Journal.Want(0);
        }

        while (TakeSome())
        {
        }

        CloseSegments();
        _lock?.Dispose();
        (_lock, _reason) = (null, "The recorder was ended.");
        Volatile.Write(ref _status, ReadStatus(RecordingState.Ended));
    }

    /// <summary>Lets go of everything as it is, after what should not happen: nothing is recorded any more. The next start ends the segments.</summary>
    public void Abandon(string reason)
    {
        AdoptLanes();
        foreach (LaneBook lane in _lanes)
        {
            lane.Journal.Want(0);
        }

        foreach (OpenSegment segment in OpenSegments())
        {
            segment.Writer.Dispose();
        }

        _lock?.Dispose();
        (_current, _previous, _lock, _reason) = (null, null, null, reason);
        Volatile.Write(ref _status, ReadStatus(RecordingState.Ended));
    }

    private void AdoptLanes()
    {
        while (_added.TryDequeue(out LaneJournal? journal))
        {
            _lanes.Add(new LaneBook(journal));
            journal.Want(_current?.Number ?? 0);
        }
    }

    // Some of each lane: one that is quicker than the disk must keep nobody waiting.
    private bool TakeSome()
    {
        bool isMore = false;
        foreach (LaneBook lane in _lanes)
        {
            int taken = 0;
            while (taken < MostTakenAtOnce && lane.Journal.TryTake(out Chunk? chunk))
            {
                taken++;
                if (chunk is null)
                {
                    lane.IsClosed = true;
                    _meter.Close(lane.Journal);
                }
                else
                {
                    Take(lane, chunk);
                    _pool.Return(chunk);
                }
            }

            isMore |= taken == MostTakenAtOnce;
        }

        _lanes.RemoveAll(static lane => lane.IsClosed);
        return isMore;
    }

    private void Take(LaneBook lane, Chunk chunk)
    {
        bool isWritten = false;
        if (_current is not null && chunk.Segment >= _validFrom)
        {
            Guard(() => isWritten = Write(lane, chunk));
        }

        if (!isWritten)
        {
            lane.Lose(chunk);
            _meter.Lose(chunk);
        }
    }

    private bool Write(LaneBook lane, Chunk chunk)
    {
        lane.Begun = chunk.Segment;
        OpenSegment to = chunk.Segment == _current!.Number || _previous is null ? _current : _previous;
        if (chunk.Count == 0)
        {
            // The lane had no checkpoint to give.
            return true;
        }

        if (lane.HasLost)
        {
            _gap.Clear();
            lane.MarkLost(_gap);
            Append(to, lane, _gap, BlockMarks.None);
            lane.ForgetLost();
        }

        bool isRepeated = (chunk.Marks & BlockMarks.Repeated) != 0;
        bool isHeadless = !isRepeated && lane.Written != to.Number && (chunk.Marks & BlockMarks.Checkpoint) == 0;
        Append(to, lane, chunk, isHeadless ? BlockMarks.Headless : BlockMarks.None);
        if (isHeadless)
        {
            _meter.LateCheckpoints++;
        }

        lane.Written = isRepeated ? lane.Written : to.Number;
        return true;
    }

    private void Append(OpenSegment to, LaneBook lane, Chunk chunk, BlockMarks more)
    {
        _encoder.Encode(lane.Journal.Lane, chunk, more);
        MakeRoom(to, _encoder.Header.Length);
        to.Writer.Append(_encoder);
        _meter.Write(chunk, _encoder.Header);
    }

    private void MakeRoom(OpenSegment? to, long more)
    {
        long open = 0;
        int files = 0;
        foreach (OpenSegment segment in OpenSegments())
        {
            open += segment.Occupied(segment == to ? more : 0);
            files++;
        }

        // A segment that is about to be begun.
        long begun = to is null ? RecordingFolder.Occupied(more) : 0;
        _budget.MakeRoom(open + begun, files + (to is null ? 1 : 0), more);
    }

    private IEnumerable<OpenSegment> OpenSegments() => new[] { _previous, _current }.OfType<OpenSegment>();

    private void KeepSegments()
    {
        OpenSegment current = _current!;
        if (_previous is not null)
        {
            bool isLate = _time.GetElapsedTime(_changingSince) >= _limits.CheckpointPatience;
            if (isLate || _lanes.TrueForAll(lane => lane.Begun >= current.Number))
            {
                EndPrevious();
            }
        }
        else if (current.Writer.Length >= _limits.SegmentBytes || (current.Writer.Blocks > 0 && _time.GetElapsedTime(current.Since) >= _limits.SegmentAge))
        {
            BeginSegment(SegmentFormat.HeaderBytes + SegmentFormat.SealBytes(0));
            _previous = current;
            _changingSince = _time.GetTimestamp();
        }

        if (_time.GetElapsedTime(_lookedAt) >= LookEvery)
        {
            Look();
        }
    }

    // Somebody may delete, pin and unpin.
    private void Look()
    {
        _lookedAt = _time.GetTimestamp();
        if (OpenSegments().FirstOrDefault(s => !File.Exists(s.Path)) is { } gone)
        {
            throw new FileNotFoundException($"The segment that was being written is gone: {gone.Path}.");
        }

        if (_time.GetElapsedTime(_listedAt) >= ListEvery)
        {
            _listedAt = _time.GetTimestamp();
            _budget.Refresh([.. OpenSegments().Select(s => s.Path)]);
        }
    }

    /// <param name="room">Bytes that there must be room for.</param>
    private void BeginSegment(long room)
    {
        MakeRoom(null, room);
        DateTimeOffset now = _time.GetUtcNow();
        _lastBegan = now > _lastBegan ? now : _lastBegan.AddMilliseconds(1);
        string path = Path.Combine(_folder.Path, SegmentName.Of(_lastBegan, ++_ordinal));
        Stream file = _disk.Create(path);
        SegmentWriter writer;
        try
        {
            writer = new SegmentWriter(file, new SegmentHeader(_time.NowNs(), _run, _ordinal));
        }
        catch
        {
            file.Dispose();
            throw;
        }

        _current = new OpenSegment(path, writer, ++_number, _time.GetTimestamp());
        foreach (LaneBook lane in _lanes)
        {
            lane.Journal.Want(_number);
        }
    }

    private void EndPrevious()
    {
        SegmentWriter ended = _previous!.Writer;
        _previous = null;
        ended.Seal();
        _budget.Refresh([_current!.Path]);
    }

    private void TryStart()
    {
        _stoppedAt = _time.GetTimestamp();
        try
        {
            _lock ??= FolderLock.Take(_folder.Path);
            RepairAll();
            _budget.Refresh([]);
            IReadOnlyList<SegmentFile> closed = _budget.Closed;
            _ordinal = Math.Max(_ordinal, closed.Count > 0 ? closed.Max(s => s.Ordinal) : 0);
            _lastBegan = closed.Count > 0 && closed[^1].BeganAt > _lastBegan ? closed[^1].BeganAt : _lastBegan;

            // Lanes are not asked for checkpoints where there is no room for them anyway.
            BeginSegment(_limits.SegmentBytes / 4);
            (_validFrom, _reason, _fault) = (_number, null, null);
            _lookedAt = _listedAt = _time.GetTimestamp();
            LogRecording(_folder.Path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Stop(fault);
        }

        Publish();
    }

    private void RepairAll()
    {
        foreach (SegmentFile segment in _folder.List().Where(s => !_checked.Contains(s.Path)))
        {
            try
            {
                if (SegmentRepair.End(segment.Path) is { } report)
                {
                    _repairs.Add(report);
                    LogRepaired(report.File, report.BytesCut, report.LastTimeNs);
                }

                _checked.Add(segment.Path);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // As readable as it was; the next attempt tries again.
                LogUnrepaired(segment.Path, fault.Message);
            }
        }

        Volatile.Write(ref _repairsDone, [.. _repairs]);
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Stop(fault);
        }
    }

    private void Stop(Exception fault)
    {
        bool isNew = _reason != fault.Message;
        (_fault, _reason, _stoppedAt) = (fault, fault.Message, _time.GetTimestamp());
        foreach (LaneBook lane in _lanes)
        {
            lane.Journal.Want(0);
        }

        CloseSegments();
        if (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            // The folder may be another one when it is back: the lock was on what is gone.
            _lock?.Dispose();
            _lock = null;
        }

        if (isNew)
        {
            LogStopped(_folder.Path, fault.Message);
        }
    }

    private void CloseSegments()
    {
        foreach (OpenSegment segment in OpenSegments())
        {
            try
            {
                segment.Writer.Seal();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                LogUnrepaired(segment.Path, fault.Message);
            }
        }

        (_current, _previous) = (null, null);
    }

    private void Publish()
    {
        if (_meter.HasChanged || _time.GetElapsedTime(_meter.ReadAt) >= LookEvery || (_status.State == RecordingState.Recording) != (_current is not null))
        {
            Volatile.Write(ref _status, ReadStatus(_current is null ? RecordingState.Stopped : RecordingState.Recording));
        }
    }

    private RecordingStatus ReadStatus(RecordingState state)
    {
        IReadOnlyList<SegmentFile> closed = _budget.Closed;
        long open = OpenSegments().Sum(s => s.Occupied(0));
        DateTimeOffset? oldest = closed.Count > 0 ? closed[0].BeganAt : _current is null ? null : _lastBegan;
        return _meter.Read(
            state, _reason, _budget.ClosedBytes + open, closed.Count + OpenSegments().Count(), closed.Where(s => s.IsPinned).Sum(s => s.Occupied), oldest, _lanes);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Recording into {Folder}.")]
    private partial void LogRecording(string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "Recording into {Folder} stopped: {Reason}")]
    private partial void LogStopped(string folder, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A segment that was not ended: {File}, {Bytes} bytes cut, last time kept {LastTimeNs}.")]
    private partial void LogRepaired(string file, long bytes, long? lastTimeNs);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A segment could not be ended: {File}: {Reason}")]
    private partial void LogUnrepaired(string file, string reason);
}
