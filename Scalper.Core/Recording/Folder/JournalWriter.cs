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

    private readonly RecordingFolder _folder;
    private readonly JournalLimits _limits;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ChunkPool _pool;
    private readonly BlockEncoder _encoder;
    private readonly SegmentChain _segments;
    private readonly Chunk _gap = new(new byte[RecordEntry.MostBytes + GapMark.MostBytes], RecordEntry.MostBytes, isPooled: false);
    private readonly ConcurrentQueue<LaneJournal> _added = new();
    private readonly List<LaneBook> _lanes = [];
    private readonly TornSegments _torn;
    private readonly RecordingMeter _meter;
    private FolderLock? _lock;
    private RecordingStatus _status;
    private long _wanted;
    private string? _reason;
    private Exception? _fault;
    private long _validFrom;
    private long _stoppedAt;

    public JournalWriter(RecordingFolder folder, JournalLimits limits, ulong run, TimeProvider time, IRecordingDisk disk, ILogger log)
    {
        (_folder, _limits, _time, _log) = (folder, limits, time, log);
        _pool = new ChunkPool(limits.BufferBytes, limits.ChunkBytes);
        _encoder = new BlockEncoder(run, limits.Quality);
        _segments = new SegmentChain(folder, limits, run, time, disk, log);
        _torn = new TornSegments(folder, log);
        _meter = new RecordingMeter(time);
        _reason = "Not started yet.";
        _status = ReadStatus(RecordingState.Stopped);
    }

    /// <summary>From any thread.</summary>
    public RecordingStatus Status => Volatile.Read(ref _status);

    /// <summary>What was done to segments that were not ended. From any thread.</summary>
    public IReadOnlyList<RepairReport> Repairs => _torn.Repairs;

    internal ChunkPool Pool => _pool;

    /// <summary>A lane that is recorded from its next turn on. From any thread.</summary>
    public LaneJournal Add(ushort lane, ICheckpointSource source)
    {
        LaneJournal journal = new(lane, source, _pool, _limits);

        // Not only once the writer looks: its first frames would be missing. Where the segment has changed by then, the lane changes as well.
        journal.Want(Volatile.Read(ref _wanted));
        _added.Enqueue(journal);
        return journal;
    }

    /// <summary>The first attempt. One that fails for any other reason than this is made again by <see cref="Turn"/>.</summary>
    /// <exception cref="FolderInUseException">Somebody else records into the folder.</exception>
    public void Start()
    {
        TryStart();
        if (_segments.Current is null && _fault is FolderInUseException inUse)
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
        if (_segments.Current is null)
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

        // A lane that is not closed must not keep this from ending.
        Want(0);
        while (TakeSome())
        {
        }

        _segments.EndAll();
        _lock?.Dispose();
        (_lock, _reason) = (null, "The recorder was ended.");
        Volatile.Write(ref _status, ReadStatus(RecordingState.Ended));
    }

    /// <summary>Lets go of everything as it is, after what should not happen: nothing is recorded any more. The next start ends the segments.</summary>
    public void Abandon(string reason)
    {
        AdoptLanes();
        Want(0);
        _segments.Abandon();
        _lock?.Dispose();
        (_lock, _reason) = (null, reason);
        Volatile.Write(ref _status, ReadStatus(RecordingState.Ended));
    }

    private void AdoptLanes()
    {
        while (_added.TryDequeue(out LaneJournal? journal))
        {
            _lanes.Add(new LaneBook(journal));
            journal.Want(_segments.Current is null ? 0 : _segments.Number);
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
                    Close(lane);
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

    private void Close(LaneBook lane)
    {
        if (_segments.Current is { } current)
        {
            // No block of it comes any more to tell this before.
            Guard(() => TellLost(lane, current));
        }

        lane.IsClosed = true;
        _meter.Close(lane.Journal);
    }

    private void Take(LaneBook lane, Chunk chunk)
    {
        bool isWritten = false;
        if (_segments.Current is not null && chunk.Segment >= _validFrom)
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
        OpenSegment to = chunk.Segment < _segments.Number && _segments.Previous is { } previous ? previous : _segments.Current!;
        if (chunk.Count == 0)
        {
            // The lane had no checkpoint to give.
            return true;
        }

        TellLost(lane, to);
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

    private void TellLost(LaneBook lane, OpenSegment to)
    {
        if (lane.HasLost)
        {
            _gap.Clear();
            lane.MarkLost(_gap);
            Append(to, lane, _gap, BlockMarks.None);
            lane.ForgetLost();
        }
    }

    private void Append(OpenSegment to, LaneBook lane, Chunk chunk, BlockMarks more)
    {
        _encoder.Encode(lane.Journal.Lane, chunk, more);
        _segments.Append(to, _encoder);
        _meter.Write(chunk, _encoder.Header);
    }

    private void KeepSegments()
    {
        if (_segments.Previous is not null)
        {
            if (_segments.IsChangeLate || _lanes.TrueForAll(lane => lane.Begun >= _segments.Number))
            {
                _segments.EndPrevious();
            }
        }
        else if (_segments.IsChangeDue)
        {
            _segments.BeginNext();
            Want(_segments.Number);
        }

        _segments.Look();
    }

    private void Want(long segment)
    {
        Volatile.Write(ref _wanted, segment);
        foreach (LaneBook lane in _lanes)
        {
            lane.Journal.Want(segment);
        }
    }

    private void TryStart()
    {
        _stoppedAt = _time.GetTimestamp();
        try
        {
            _lock ??= FolderLock.Take(_folder.Path);
            _torn.EndAll();
            _segments.BeginFirst();
            (_validFrom, _reason, _fault) = (_segments.Number, null, null);
            Want(_validFrom);
            LogRecording(_folder.Path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Stop(fault);
        }

        Publish();
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
        Want(0);
        _segments.EndAll();
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

    private void Publish()
    {
        bool isNew = (_status.State == RecordingState.Recording) != (_segments.Current is not null) || _status.Reason != _reason;
        if (isNew || _meter.HasChanged || _time.GetElapsedTime(_meter.ReadAt) >= LookEvery)
        {
            Volatile.Write(ref _status, ReadStatus(_segments.Current is null ? RecordingState.Stopped : RecordingState.Recording));
        }
    }

    private RecordingStatus ReadStatus(RecordingState state) =>
        _meter.Read(state, _reason, _segments.Occupied, _segments.Count, _segments.PinnedBytes, _segments.OldestAt, _lanes);

    [LoggerMessage(Level = LogLevel.Information, Message = "Recording into {Folder}.")]
    private partial void LogRecording(string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "Recording into {Folder} stopped: {Reason}")]
    private partial void LogStopped(string folder, string reason);
}
