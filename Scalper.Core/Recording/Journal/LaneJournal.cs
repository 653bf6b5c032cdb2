using Scalper.Core.Primitives;

namespace Scalper.Core.Recording.Journal;

/// <summary>
/// A lane's way into the journal. All of it is called on the lane's thread, except what is marked as the writer's. Appending never waits and,
/// once warm, makes no garbage; what finds no room is counted, and a gap mark tells of it before the next record that is kept.
/// <para>
/// The lane begins to be recorded at the first <see cref="Turn"/> that finds a segment open: with its checkpoint. Until then, and while the
/// recorder has stopped, its records are missing.
/// </para>
/// </summary>
public sealed class LaneJournal
{
    // With the turns of the lane (0.1 s) and of the writer (0.05 s) a record is with the system within a second.
    private const long OldestNs = 800_000_000;

    private readonly ICheckpointSource _source;
    private readonly ChunkPool _pool;
    private readonly int _mostRecordBytes;
    private readonly int _mostCheckpointBytes;
    private readonly LaneSettings _settings = new();
    private readonly HandOver<Handed> _full;
    private Chunk? _chunk;
    private long _chunkSinceNs;
    private MissingRecords _missing;
    private long _lastNumber;
    private long _turnNs;
    private long _segment;
    private long _wanted;
    private long _appended;
    private int _checkpointBytes;
    private long _missed;

    internal LaneJournal(ushort lane, ICheckpointSource source, ChunkPool pool, JournalLimits limits)
    {
        Lane = lane;
        _source = source;
        _pool = pool;
        _mostRecordBytes = limits.MostRecordBytes;
        _mostCheckpointBytes = limits.MostCheckpointBytes;

        // All that can be under way, and the few of a beginning and an end.
        _full = new HandOver<Handed>((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)pool.MostUnderWay + 8));
    }

    public ushort Lane { get; }

    /// <summary>The lane has given its first checkpoint: what came before is in that, and need not be appended. The lane's thread.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Records appended so far, kept or not. From any thread.</summary>
    public long Appended => Volatile.Read(ref _appended);

    /// <summary>Those of them that found no room, or no recording. From any thread.</summary>
    public long Missed => Volatile.Read(ref _missed);

    /// <summary>Hands over a record, before the lane acts on it.</summary>
    /// <param name="kind">Not <see cref="RecordKind.GapMark"/>, <see cref="RecordKind.Checkpoint"/> or <see cref="RecordKind.Setting"/>: those have their own ways.</param>
    /// <param name="number">
    /// Arrival number in the lane, from 1 on: above that of the record before. A hash, which is no input, may have the number of the record that it comes after.
    /// </param>
    /// <param name="timeNs">Receive time, Unix nanoseconds; may be before that of the record before.</param>
    /// <param name="payload">Copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number does not rise, or the kind is not one of these.</exception>
    public void Append(RecordKind kind, long number, long timeNs, ReadOnlySpan<byte> payload)
    {
        if (kind is not (RecordKind.Frame or RecordKind.FeedEvent or RecordKind.Command or RecordKind.Deadline or RecordKind.Hash))
        {
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind that is appended.");
        }

        Take(kind, number, timeNs, payload);
    }

    /// <summary>Hands over a setting, before the lane acts on it; the newest of each key is told again at the beginning of every segment. Makes garbage.</summary>
    /// <param name="number">As with <see cref="Append"/>.</param>
    /// <exception cref="ArgumentException">Key or value is longer than <see cref="SettingRecord"/> allows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number does not rise.</exception>
    public void AppendSetting(string key, long number, long timeNs, ReadOnlySpan<byte> value)
    {
        byte[] payload = SettingRecord.Write(key, value);
        Take(RecordKind.Setting, number, timeNs, payload);
        _settings.Set(key, number, timeNs, payload);
    }

    /// <summary>A setting that holds before anything is appended: no record of its own, told at the beginning of every segment like the others.</summary>
    /// <exception cref="ArgumentException">Key or value is longer than <see cref="SettingRecord"/> allows.</exception>
    public void Keep(string key, long number, long timeNs, ReadOnlySpan<byte> value) => _settings.Set(key, number, timeNs, SettingRecord.Write(key, value));

    /// <summary>
    /// The lane's turn, between two records: about ten times a second, also where it is idle. Hands over what is old enough, and begins a new
    /// segment with a checkpoint where one is wanted.
    /// </summary>
    /// <param name="nowNs">The lane's own time, Unix nanoseconds.</param>
    public void Turn(long nowNs)
    {
        _turnNs = nowNs;
        _chunkSinceNs = Math.Min(_chunkSinceNs, nowNs);
        long wanted = Volatile.Read(ref _wanted);
        if (wanted == 0)
        {
            DropUnwritten();
        }
        else if (wanted != _segment)
        {
            Begin(wanted);
        }

        if (_segment == 0)
        {
            return;
        }

        if (_missing.Any)
        {
            TryPrepare(payload: 0);
        }

        if (_chunk is { Count: > 0 } && nowNs - _chunkSinceNs >= OldestNs)
        {
            HandOverChunk();
        }
    }

    /// <summary>The lane's last act: hands over what it has. Nothing may be appended after it.</summary>
    public void Close()
    {
        if (Volatile.Read(ref _wanted) == 0)
        {
            DropUnwritten();
        }
        else if (_segment != 0)
        {
            if (_missing.Any)
            {
                TryPrepare(payload: 0);
            }

            HandOverChunk();
        }

        _full.Add(new Handed(null));
    }

    /// <summary>The writer's: the segment that the lane shall write to from its next turn on; 0 for none. Rises.</summary>
    internal void Want(long segment) => Volatile.Write(ref _wanted, segment);

    /// <summary>The writer's: takes what the lane handed over.</summary>
    /// <param name="chunk">Null where the lane is closed: nothing comes after that.</param>
    internal bool TryTake(out Chunk? chunk)
    {
        bool isThere = _full.TryTake(out Handed handed);
        chunk = handed.Chunk;
        return isThere;
    }

    private void Take(RecordKind kind, long number, long timeNs, ReadOnlySpan<byte> payload)
    {
        if (number < _lastNumber || (number == _lastNumber && kind != RecordKind.Hash))
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, $"Arrival numbers rise from 1 on: the last one was {_lastNumber}.");
        }

        _lastNumber = number;
        Volatile.Write(ref _appended, _appended + 1);
        if (_segment == 0 || Volatile.Read(ref _wanted) == 0 || !TryAdd(kind, number, timeNs, payload))
        {
            _missing.Add(number, timeNs);
            Volatile.Write(ref _missed, _missed + 1);
        }
    }

    private bool TryAdd(RecordKind kind, long number, long timeNs, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > _pool.ChunkBytes)
        {
            return TryAddLong(kind, number, timeNs, payload);
        }

        if (!TryPrepare(payload.Length))
        {
            return false;
        }

        _chunk!.Add(kind, number, timeNs, payload);
        return true;
    }

    private bool TryAddLong(RecordKind kind, long number, long timeNs, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > _mostRecordBytes || _pool.TryTakeOwn(payload.Length) is not { } own)
        {
            return false;
        }

        // What came before goes before it.
        HandOverChunk();
        MarkGap(own);
        own.Add(kind, number, timeNs, payload);
        HandOver(own, _segment);
        return true;
    }

    /// <summary>Has a chunk with room for one more record, in which what is missing before it is marked.</summary>
    /// <returns>False where no chunk is free.</returns>
    private bool TryPrepare(int payload)
    {
        bool isGap = _missing.Any;
        if (_chunk is { } full && !full.HasRoomFor(payload + (isGap ? GapMark.MostBytes : 0), isGap ? 2 : 1))
        {
            HandOverChunk();
        }

        if (_chunk is null)
        {
            _chunk = _pool.TryTake();
            _chunkSinceNs = _turnNs;
        }

        if (_chunk is null)
        {
            return false;
        }

        MarkGap(_chunk);
        return true;
    }

    private void MarkGap(Chunk chunk)
    {
        if (_missing.Any)
        {
            chunk.AddGap(_missing);
            _missing.Clear();
        }
    }

    private void HandOverChunk()
    {
        if (_chunk is { } chunk)
        {
            _chunk = null;
            HandOver(chunk, _segment);
        }
    }

    private void HandOver(Chunk chunk, long segment)
    {
        chunk.Segment = segment;
        _full.Add(new Handed(chunk));
    }

    // What was appended up to here goes to the segment before; what stands in front of the checkpoint and what comes after it, to the new one.
    private void Begin(long wanted)
    {
        HandOverChunk();
        if (_settings.Tell() is { } settings)
        {
            HandOver(settings, wanted);
        }

        HandOver(TellCheckpoint(), wanted);
        _segment = wanted;
        HasBegun = true;
    }

    /// <returns>The checkpoint, and before it what is missing; nothing where the lane has too many bytes for one, which the writer learns thereby.</returns>
    private Chunk TellCheckpoint()
    {
        int gapLength = _missing.Any ? _missing.Mark.Length : 0;
        int room = 2 * RecordEntry.MostBytes;
        CheckpointBuffer buffer = new(room + gapLength, _mostCheckpointBytes, _checkpointBytes + (_checkpointBytes / 8));
        try
        {
            _source.WriteCheckpoint(buffer);
        }
        catch (CheckpointTooLargeException)
        {
            return new Chunk([], 0, isPooled: false);
        }

        _checkpointBytes = buffer.Length;
        Chunk chunk = new(buffer.Bytes, room, isPooled: false);
        MarkGap(chunk);
        chunk.AddWritten(RecordKind.Checkpoint, _lastNumber, _turnNs, buffer.Length);
        return chunk;
    }

    // The recorder stopped: what it had not got yet is missing as well.
    private void DropUnwritten()
    {
        _segment = 0;
        if (_chunk is not { } chunk)
        {
            return;
        }

        _chunk = null;
        _missing.AddBefore(chunk);
        Volatile.Write(ref _missed, _missed + chunk.Appended);
        _pool.Return(chunk);
    }

    /// <summary>What a lane hands over.</summary>
    private readonly record struct Handed(Chunk? Chunk);
}
