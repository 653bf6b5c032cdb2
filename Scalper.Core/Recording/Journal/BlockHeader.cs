using System.Buffers.Binary;

namespace Scalper.Core.Recording.Journal;

/// <summary>What stands before the records of a block: one lane's, in their order.</summary>
/// <param name="Run">The recorder's run, as in the segment's header.</param>
/// <param name="EntryBytes">Of <paramref name="RawBytes"/>, the first so many are entries, the rest payloads.</param>
/// <param name="StoredBytes">As they lie in the file, behind this header.</param>
/// <param name="EarliestNs">The earliest receive time in it, Unix nanoseconds. Clocks are set: the first record's need not be it.</param>
/// <param name="DataChecksum">CRC-32C of the bytes as they lie in the file.</param>
public readonly record struct BlockHeader(
    BlockMarks Marks,
    ushort Lane,
    ulong Run,
    int Count,
    int EntryBytes,
    int RawBytes,
    int StoredBytes,
    long FirstNumber,
    long LastNumber,
    long EarliestNs,
    long LatestNs,
    uint DataChecksum)
{
    private const BlockMarks Known =
        BlockMarks.Plain | BlockMarks.Checkpoint | BlockMarks.Gap | BlockMarks.Setting | BlockMarks.Repeated | BlockMarks.Headless | BlockMarks.Split;

    /// <summary>Bytes in the file, with the header.</summary>
    public long Length => SegmentFormat.BlockHeaderBytes + StoredBytes;

    /// <param name="offset">Where in the file it will stand.</param>
    internal void Write(Span<byte> to, long offset)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(to, SegmentFormat.BlockMagic);
        BinaryPrimitives.WriteUInt16LittleEndian(to[8..], (Marks & BlockMarks.Split) != 0 ? SegmentFormat.SplitVersion : SegmentFormat.Version);
        BinaryPrimitives.WriteUInt16LittleEndian(to[10..], (ushort)Marks);
        BinaryPrimitives.WriteUInt16LittleEndian(to[12..], Lane);
        BinaryPrimitives.WriteUInt16LittleEndian(to[14..], 0);
        BinaryPrimitives.WriteUInt64LittleEndian(to[16..], Run);
        BinaryPrimitives.WriteInt32LittleEndian(to[24..], Count);
        BinaryPrimitives.WriteInt32LittleEndian(to[28..], EntryBytes);
        BinaryPrimitives.WriteInt32LittleEndian(to[32..], RawBytes);
        BinaryPrimitives.WriteInt32LittleEndian(to[36..], StoredBytes);
        BinaryPrimitives.WriteInt64LittleEndian(to[40..], FirstNumber);
        BinaryPrimitives.WriteInt64LittleEndian(to[48..], LastNumber);
        BinaryPrimitives.WriteInt64LittleEndian(to[56..], EarliestNs);
        BinaryPrimitives.WriteInt64LittleEndian(to[64..], LatestNs);
        BinaryPrimitives.WriteUInt32LittleEndian(to[72..], DataChecksum);
        BinaryPrimitives.WriteUInt32LittleEndian(to[76..], Checksum.At(offset, to[..76]));
    }

    /// <summary>Whether these bytes say that a block stands here; whether it is whole, <see cref="Read"/> says.</summary>
    internal static bool IsAt(ReadOnlySpan<byte> from) =>
        from.Length >= sizeof(ulong) && BinaryPrimitives.ReadUInt64LittleEndian(from) == SegmentFormat.BlockMagic;

    /// <param name="offset">Where in the file the bytes stand.</param>
    /// <param name="came">What is wrong with it; null where nothing is.</param>
    internal static BlockHeader Read(ReadOnlySpan<byte> from, long offset, out string? came)
    {
        if (from.Length < SegmentFormat.BlockHeaderBytes)
        {
            came = $"{from.Length} bytes";
            return default;
        }

        BlockHeader header = new(
            (BlockMarks)BinaryPrimitives.ReadUInt16LittleEndian(from[10..]),
            BinaryPrimitives.ReadUInt16LittleEndian(from[12..]),
            BinaryPrimitives.ReadUInt64LittleEndian(from[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(from[24..]),
            BinaryPrimitives.ReadInt32LittleEndian(from[28..]),
            BinaryPrimitives.ReadInt32LittleEndian(from[32..]),
            BinaryPrimitives.ReadInt32LittleEndian(from[36..]),
            BinaryPrimitives.ReadInt64LittleEndian(from[40..]),
            BinaryPrimitives.ReadInt64LittleEndian(from[48..]),
            BinaryPrimitives.ReadInt64LittleEndian(from[56..]),
            BinaryPrimitives.ReadInt64LittleEndian(from[64..]),
            BinaryPrimitives.ReadUInt32LittleEndian(from[72..]));
        came = header.Fault(from, offset);
        return header;
    }

    private string? Fault(ReadOnlySpan<byte> from, long offset)
    {
        if (!IsAt(from))
        {
            return $"the bytes {Convert.ToHexString(from[..8])}";
        }

        ushort version = BinaryPrimitives.ReadUInt16LittleEndian(from[8..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(from[76..]) != Checksum.At(offset, from[..76]))
        {
            return "a block header with a wrong CRC";
        }

        if (version is not (SegmentFormat.Version or SegmentFormat.SplitVersion))
        {
            return $"a block of version {version}";
        }

        bool isSound = (Marks & ~Known) == 0 && (Marks & BlockMarks.Split) != 0 == (version == SegmentFormat.SplitVersion) && from[14] == 0 && from[15] == 0
            && RawBytes is > 0 and <= SegmentFormat.MostRawBytes && StoredBytes > 0 && StoredBytes <= RawBytes
            && ((Marks & BlockMarks.Plain) == 0 || (StoredBytes == RawBytes && version == SegmentFormat.Version))
            && EntryBytes > 0 && EntryBytes <= RawBytes && Count > 0 && Count <= EntryBytes / RecordEntry.FewestBytes;
        return isSound ? null : $"lengths or flags that no block has (flags {(ushort)Marks:x}, {Count} records, {EntryBytes} of {RawBytes} bytes, stored {StoredBytes})";
    }
}
