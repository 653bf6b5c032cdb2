namespace Scalper.Core.Recording.Journal;

/// <summary>
/// Records of one lane on their way to the disk: what becomes one block. Entries are written at the front of its bytes and payloads behind
/// the room that is kept for entries; <see cref="Bytes"/> has them side by side. Belongs to one thread at a time.
/// </summary>
internal sealed class Chunk
{
    private readonly byte[] _bytes;
    private readonly int _entryRoom;
    private RecordEntry _entry;
    private int _entryLength;
    private int _payloadLength;

    /// <param name="bytes">Room for entries, then for payloads.</param>
    public Chunk(byte[] bytes, int entryRoom, bool isPooled)
    {
        _bytes = bytes;
        _entryRoom = entryRoom;
        IsPooled = isPooled;
    }

    /// <summary>Goes back to the pool; others are let go of once written.</summary>
    public bool IsPooled { get; }

    /// <summary>Counts against what the pool may hand out beside its chunks.</summary>
    public bool IsCounted { get; init; }

    /// <summary>Bytes of memory it takes.</summary>
    public int Size => _bytes.Length;

    /// <summary>The segment that the lane was writing to, by the recorder's count.</summary>
    public long Segment { get; set; }

    public BlockMarks Marks { get; set; }

    public int Count { get; private set; }

    /// <summary>Those of them that the lane appended: gap marks, checkpoints and what is repeated are the recorder's own.</summary>
    public int Appended { get; private set; }

    public int EntryLength => _entryLength;

    public int RawLength => _entryLength + _payloadLength;

    public long FirstNumber { get; private set; }

    public long LastNumber => _entry.Number;

    public long LastTimeNs => _entry.TimeNs;

    public long EarliestNs { get; private set; }

    public long LatestNs { get; private set; }

    /// <summary>Records that are lost where this chunk is: those appended, and those that its gap marks tell of.</summary>
    public long Told { get; private set; }

    /// <summary>Arrival number of the first of them.</summary>
    public long FirstTold { get; private set; }

    public bool HasRoomFor(int payload, int records) =>
        _entryLength + (records * RecordEntry.MostBytes) <= _entryRoom && _entryRoom + _payloadLength + payload <= _bytes.Length;

    /// <summary>A record that there is room for.</summary>
    public void Add(RecordKind kind, long number, long timeNs, ReadOnlySpan<byte> payload)
    {
        payload.CopyTo(_bytes.AsSpan(_entryRoom + _payloadLength));
        AddWritten(kind, number, timeNs, payload.Length);
    }

    /// <summary>A record whose payload stands in its place already.</summary>
    public void AddWritten(RecordKind kind, long number, long timeNs, int length)
    {
        _entryLength += _entry.WriteNext(_bytes.AsSpan(_entryLength, _entryRoom - _entryLength), kind, number, timeNs, length);
        _payloadLength += length;
        if (Count++ == 0)
        {
            (FirstNumber, EarliestNs, LatestNs) = (number, timeNs, timeNs);
        }

        EarliestNs = Math.Min(EarliestNs, timeNs);
        LatestNs = Math.Max(LatestNs, timeNs);
        Marks |= MarkOf(kind);
        if (kind is not (RecordKind.GapMark or RecordKind.Checkpoint) && (Marks & BlockMarks.Repeated) == 0)
        {
            Appended++;
            Tell(1, number);
        }
    }

    /// <summary>A gap mark.</summary>
    public void AddGap(in MissingRecords missing)
    {
        GapMark mark = missing.Mark;
        int length = mark.Write(_bytes.AsSpan(_entryRoom + _payloadLength));
        AddWritten(RecordKind.GapMark, mark.LastNumber, missing.LastTimeNs, length);
        Tell(mark.Count, mark.FirstNumber);
    }

    /// <summary>Entries, then payloads, side by side. The last that is asked of it before <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Bytes()
    {
        _bytes.AsSpan(0, _entryLength).CopyTo(_bytes.AsSpan(_entryRoom - _entryLength));
        return _bytes.AsSpan(_entryRoom - _entryLength, RawLength);
    }

    public void Clear()
    {
        (Segment, Marks, Count, Appended, Told, _entryLength, _payloadLength, _entry) = (0, BlockMarks.None, 0, 0, 0, 0, 0, default);
    }

    private void Tell(long count, long firstNumber)
    {
        FirstTold = Told == 0 ? firstNumber : FirstTold;
        Told += count;
    }

    private static BlockMarks MarkOf(RecordKind kind) => kind switch
    {
        RecordKind.Checkpoint => BlockMarks.Checkpoint,
        RecordKind.GapMark => BlockMarks.Gap,
        RecordKind.Setting => BlockMarks.Setting,
        _ => BlockMarks.None,
    };
}
