using Microsoft.Extensions.Logging;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Recording.Folder;

/// <summary>
/// The segments that are being written: one, and while segments change, the one before it as well. Every write asks the budget first. One thread.
/// Faults of the disk come as <see cref="IOException"/> and <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal sealed partial class SegmentChain(RecordingFolder folder, JournalLimits limits, ulong run, TimeProvider time, IRecordingDisk disk, ILogger log)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ListEvery = TimeSpan.FromSeconds(10);

    private readonly ILogger _log = log;
    private readonly DiskBudget _budget = new(folder, limits, disk);
    private long _ordinal;
    private DateTimeOffset _lastBegan;
    private long _changingSince;
    private long _lookedAt;
    private long _listedAt;

    /// <summary>The newest; none while recording has stopped.</summary>
    public OpenSegment? Current { get; private set; }

    /// <summary>The one before it, where some lanes still write to that.</summary>
    public OpenSegment? Previous { get; private set; }

    /// <summary>Segments begun so far: the number of the newest.</summary>
    public long Number { get; private set; }

    public int Count => _budget.Closed.Count + Open().Count();

    /// <summary>Of all segments, with what the open ones will get at their end.</summary>
    public long Occupied => _budget.ClosedBytes + Open().Sum(s => s.Occupied(0));

    public long PinnedBytes => _budget.Closed.Where(s => s.IsPinned).Sum(s => s.Occupied);

    public DateTimeOffset? OldestAt => _budget.Closed.Count > 0 ? _budget.Closed[0].BeganAt : Current is null ? null : _lastBegan;

    /// <summary>The newest is large or old enough, and no change is under way.</summary>
    public bool IsChangeDue =>
        Previous is null && Current is { } current
        && (current.Writer.Length >= limits.SegmentBytes || (current.Writer.Blocks > 0 && time.GetElapsedTime(current.Since) >= limits.SegmentAge));

    /// <summary>A change is under way for as long as lanes are waited for.</summary>
    public bool IsChangeLate => Previous is not null && time.GetElapsedTime(_changingSince) >= limits.CheckpointPatience;

    /// <summary>Begins the first one after a stop, or after an earlier run. Nothing is open.</summary>
    public void BeginFirst()
    {
        _budget.Refresh([]);
        if (_budget.Closed is [.., var newest])
        {
            _ordinal = Math.Max(_ordinal, _budget.Closed.Max(s => s.Ordinal));
            _lastBegan = newest.BeganAt > _lastBegan ? newest.BeganAt : _lastBegan;
        }

        // Lanes are not asked for checkpoints where there is no room for them anyway.
        Current = Begin(limits.SegmentBytes / 4);
        _lookedAt = _listedAt = time.GetTimestamp();
    }

    /// <summary>Begins the next one beside the newest.</summary>
    public void BeginNext()
    {
        OpenSegment next = Begin(SegmentFormat.HeaderBytes + SegmentFormat.SealBytes(0));
        (Previous, Current, _changingSince) = (Current, next, time.GetTimestamp());
    }

    /// <summary>Ends the one before the newest.</summary>
    public void EndPrevious()
    {
        SegmentWriter ended = Previous!.Writer;
        Previous = null;
        ended.Seal();
        _budget.Refresh([Current!.Path]);
    }

    public void Append(OpenSegment to, BlockEncoder block)
    {
        MakeRoom(to, block.Header.Length);
        to.Writer.Append(block);
    }

    /// <summary>Somebody may delete what is being written, and pin, unpin and delete what is not.</summary>
    public void Look()
    {
        if (time.GetElapsedTime(_lookedAt) < LookEvery)
        {
            return;
        }

        _lookedAt = time.GetTimestamp();
        if (Open().FirstOrDefault(s => !File.Exists(s.Path)) is { } gone)
        {
            throw new FileNotFoundException($"The segment that was being written is gone: {gone.Path}.");
        }

        if (time.GetElapsedTime(_listedAt) >= ListEvery)
        {
            _listedAt = time.GetTimestamp();
            _budget.Refresh([.. Open().Select(s => s.Path)]);
        }
    }

    /// <summary>Ends what is open, as far as the disk lets it: what can't be ended now, the next start ends.</summary>
    public void EndAll()
    {
        foreach (OpenSegment segment in Open())
        {
            try
            {
                segment.Writer.Seal();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                LogNotEnded(segment.Path, fault.Message);
            }
        }

        (Current, Previous) = (null, null);
    }

    /// <summary>Lets go of what is open as it is.</summary>
    public void Abandon()
    {
        foreach (OpenSegment segment in Open())
        {
            segment.Writer.Dispose();
        }

        (Current, Previous) = (null, null);
    }

    private IEnumerable<OpenSegment> Open() => new[] { Previous, Current }.OfType<OpenSegment>();

    /// <param name="room">Bytes that there must be room for.</param>
    private OpenSegment Begin(long room)
    {
        MakeRoom(null, room);
        DateTimeOffset now = time.GetUtcNow();
        _lastBegan = now > _lastBegan ? now : _lastBegan.AddMilliseconds(1);
        string path = Path.Combine(folder.Path, SegmentName.Of(_lastBegan, ++_ordinal));
        Stream file = disk.Create(path);
        try
        {
            SegmentWriter writer = new(file, new SegmentHeader(time.NowNs(), run, _ordinal));
            return new OpenSegment(path, writer, ++Number, time.GetTimestamp());
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <param name="to">Null for one that is about to be begun.</param>
    private void MakeRoom(OpenSegment? to, long more)
    {
        long bytes = to is null ? RecordingFolder.Occupied(more) : 0;
        int files = to is null ? 1 : 0;
        foreach (OpenSegment segment in Open())
        {
            bytes += segment.Occupied(segment == to ? more : 0);
            files++;
        }

        _budget.MakeRoom(bytes, files, more);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A segment could not be ended; the next start does it: {File}: {Reason}")]
    private partial void LogNotEnded(string file, string reason);
}
