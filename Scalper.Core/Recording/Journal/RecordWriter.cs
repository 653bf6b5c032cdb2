using System.Buffers;

namespace Scalper.Core.Recording.Journal;

/// <summary>
/// Writes the records of one lane after the other into a segment, as they come: for files that are made of recordings or captures. A recorder, whose lanes
/// must not wait, is another matter. One thread.
/// </summary>
internal sealed class RecordWriter(SegmentWriter segment, ulong run)
{
    private const int ChunkBytes = 256 * 1024;
    private const int EntryRoom = ChunkBytes / 8;

    // As recordings are written by default.
    private const int Quality = 5;

    private readonly BlockEncoder _encoder = new(run, Quality);
    private readonly Chunk _chunk = new(new byte[EntryRoom + ChunkBytes], EntryRoom, isPooled: false);
    private ushort _lane;

    /// <summary>What comes now is of this lane.</summary>
    /// <exception cref="RecordWriteException">It could not be written.</exception>
    public void Begin(ushort lane)
    {
        Flush();
        _lane = lane;
    }

    /// <summary>What holds from the next checkpoint on.</summary>
    /// <exception cref="RecordWriteException">It could not be written.</exception>
    public void AddSettings(IEnumerable<KeyValuePair<string, byte[]>> settings, long timeNs)
    {
        // They have no place in the lane's order: their numbers are their own.
        LaneSettings told = new();
        long number = 0;
        foreach ((string key, byte[] value) in settings)
        {
            told.Set(key, ++number, timeNs, SettingRecord.Write(key, value));
        }

        if (told.Tell() is { } chunk)
        {
            Write(chunk);
        }
    }

    /// <summary>A checkpoint, which stands in a block of its own.</summary>
    /// <exception cref="RecordWriteException">It could not be written.</exception>
    public void AddCheckpoint(long number, long timeNs, Action<IBufferWriter<byte>> write)
    {
        int room = 2 * RecordEntry.MostBytes;
        CheckpointBuffer buffer = new(room, SegmentFormat.MostRawBytes - room);
        write(buffer);
        Chunk chunk = new(buffer.Bytes, room, isPooled: false);
        chunk.AddWritten(RecordKind.Checkpoint, number, timeNs, buffer.Length);
        Write(chunk);
    }

    /// <summary>Inputs that are missing.</summary>
    /// <param name="count">At least 1.</param>
    /// <param name="first">Arrival number of the first of them.</param>
    /// <exception cref="RecordWriteException">It could not be written.</exception>
    public void AddGap(long first, long count, long timeNs)
    {
        Span<byte> payload = stackalloc byte[GapMark.MostBytes];
        GapMark mark = new(count, first, first + count - 1);
        Add(RecordKind.GapMark, mark.LastNumber, timeNs, payload[..mark.Write(payload)]);
    }

    /// <exception cref="RecordWriteException">It could not be written.</exception>
    public void Add(RecordKind kind, long number, long timeNs, ReadOnlySpan<byte> payload)
    {
        if (payload.Length > ChunkBytes)
        {
            int room = 2 * RecordEntry.MostBytes;
            Chunk own = new(new byte[room + payload.Length], room, isPooled: false);
            own.Add(kind, number, timeNs, payload);
            Write(own);
            return;
        }

        if (!_chunk.HasRoomFor(payload.Length, records: 1))
        {
            Flush();
        }

        _chunk.Add(kind, number, timeNs, payload);
    }

    /// <summary>Nothing more comes.</summary>
    /// <exception cref="RecordWriteException">It could not be written.</exception>
    public void Flush()
    {
        if (_chunk.Count > 0)
        {
            Encode(_chunk);
            _chunk.Clear();
        }
    }

    private void Write(Chunk chunk)
    {
        Flush();
        Encode(chunk);
    }

    private void Encode(Chunk chunk)
    {
        _encoder.Encode(_lane, chunk);
        try
        {
            segment.Append(_encoder);
        }
        catch (IOException fault)
        {
            throw new RecordWriteException(fault);
        }
    }
}
