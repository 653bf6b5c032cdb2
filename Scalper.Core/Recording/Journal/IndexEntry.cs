using System.Buffers.Binary;

namespace Scalper.Core.Recording.Journal;

/// <summary>What the index says of a block.</summary>
/// <param name="Offset">Where in the file its header begins.</param>
/// <param name="EarliestNs">The earliest receive time in it, Unix nanoseconds.</param>
public readonly record struct IndexEntry(
    long Offset, ushort Lane, BlockMarks Marks, int Count, int RawBytes, int StoredBytes, long FirstNumber, long LastNumber, long EarliestNs, long LatestNs)
{
    internal static IndexEntry Of(long offset, in BlockHeader block) => new(
        offset, block.Lane, block.Marks, block.Count, block.RawBytes, block.StoredBytes, block.FirstNumber, block.LastNumber, block.EarliestNs, block.LatestNs);

    internal void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to, Offset);
        BinaryPrimitives.WriteUInt16LittleEndian(to[8..], Lane);
        BinaryPrimitives.WriteUInt16LittleEndian(to[10..], (ushort)Marks);
        BinaryPrimitives.WriteInt32LittleEndian(to[12..], Count);
        BinaryPrimitives.WriteInt32LittleEndian(to[16..], RawBytes);
        BinaryPrimitives.WriteInt32LittleEndian(to[20..], StoredBytes);
        BinaryPrimitives.WriteInt64LittleEndian(to[24..], FirstNumber);
        BinaryPrimitives.WriteInt64LittleEndian(to[32..], LastNumber);
        BinaryPrimitives.WriteInt64LittleEndian(to[40..], EarliestNs);
        BinaryPrimitives.WriteInt64LittleEndian(to[48..], LatestNs);
    }

    internal static IndexEntry Read(ReadOnlySpan<byte> from) => new(
        BinaryPrimitives.ReadInt64LittleEndian(from),
        BinaryPrimitives.ReadUInt16LittleEndian(from[8..]),
        (BlockMarks)BinaryPrimitives.ReadUInt16LittleEndian(from[10..]),
        BinaryPrimitives.ReadInt32LittleEndian(from[12..]),
        BinaryPrimitives.ReadInt32LittleEndian(from[16..]),
        BinaryPrimitives.ReadInt32LittleEndian(from[20..]),
        BinaryPrimitives.ReadInt64LittleEndian(from[24..]),
        BinaryPrimitives.ReadInt64LittleEndian(from[32..]),
        BinaryPrimitives.ReadInt64LittleEndian(from[40..]),
        BinaryPrimitives.ReadInt64LittleEndian(from[48..]));
}
