using Scalper.Core.State;

namespace Scalper.Core.Recording.Journal;

/// <summary>
/// What stands of a record apart from its payload: kind, number and time as differences to the record before it in the block, and the
/// payload's length. The first of a block differs from number 0 and time 0, so a block can be read by itself.
/// </summary>
internal struct RecordEntry
{
    /// <summary>Bytes of the longest entry.</summary>
    public const int MostBytes = 1 + (2 * Varint.MostBytes) + LengthBytes;

    /// <summary>Bytes of the shortest: kind, time, length.</summary>
    public const int FewestBytes = 3;

    private const int LengthBytes = 5;
    private const byte KindBits = 0x1F;
    private const byte IsNext = 0x40;
    private const byte IsCoarse = 0x80;

    // The clock's own step: most times differ by whole numbers of it, and seven bits a record are saved.
    private const long CoarseNs = 100;

    public RecordKind Kind { get; private set; }

    public long Number { get; private set; }

    public long TimeNs { get; private set; }

    public int Length { get; private set; }

    /// <summary>Writes the entry of the next record, and becomes it.</summary>
    /// <param name="to">At least <see cref="MostBytes"/>.</param>
    /// <returns>Bytes written.</returns>
    public int WriteNext(Span<byte> to, RecordKind kind, long number, long timeNs, int length)
    {
        long step = unchecked(timeNs - TimeNs);
        bool isCoarse = step % CoarseNs == 0, isNext = number == Number + 1;
        to[0] = (byte)((byte)kind | (isNext ? IsNext : 0) | (isCoarse ? IsCoarse : 0));
        int written = 1;
        if (!isNext)
        {
            written += Varint.Write(to[written..], (ulong)(number - Number));
        }

        written += Varint.Write(to[written..], Varint.Fold(isCoarse ? step / CoarseNs : step));
        written += Varint.Write(to[written..], (ulong)length);
        (Kind, Number, TimeNs, Length) = (kind, number, timeNs, length);
        return written;
    }

    /// <summary>Reads the entry of the next record, and becomes it.</summary>
    /// <returns>False where the bytes are no entry: the record is unchanged or not, and nothing of it may be used.</returns>
    public bool TryReadNext(ref ReadOnlySpan<byte> from)
    {
        if (from.IsEmpty)
        {
            return false;
        }

        byte first = from[0];
        from = from[1..];
        ulong ahead = 1;
        if (((first & IsNext) == 0 && !Varint.TryRead(ref from, out ahead)) || !Varint.TryRead(ref from, out ulong step) || !Varint.TryRead(ref from, out ulong length))
        {
            return false;
        }

        Kind = (RecordKind)(first & KindBits);
        Number = unchecked(Number + (long)ahead);
        TimeNs = unchecked(TimeNs + (Varint.Unfold(step) * ((first & IsCoarse) != 0 ? CoarseNs : 1)));
        Length = (int)Math.Min(length, int.MaxValue);
        return Kind is >= RecordKind.Frame and <= RecordKind.Hash && Number >= 0 && ahead <= long.MaxValue && length <= int.MaxValue;
    }
}
