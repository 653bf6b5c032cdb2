using System.Buffers.Binary;

namespace Scalper.Core.Recording.Journal;

/// <summary>The index over a segment's blocks and the trailer that finds it, as bytes.</summary>
internal static class SegmentIndex
{
    /// <param name="offset">Where in the file it will stand.</param>
    public static byte[] Write(IReadOnlyList<IndexEntry> entries, ulong run, long offset)
    {
        byte[] bytes = new byte[SegmentFormat.SealBytes(entries.Count)];
        Span<byte> rest = bytes.AsSpan(SegmentFormat.IndexHeaderBytes);
        foreach (IndexEntry entry in entries)
        {
            entry.Write(rest);
            rest = rest[SegmentFormat.IndexEntryBytes..];
        }

        Span<byte> header = bytes.AsSpan(0, SegmentFormat.IndexHeaderBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(header, SegmentFormat.IndexMagic);
        BinaryPrimitives.WriteUInt16LittleEndian(header[8..], SegmentFormat.Version);
        BinaryPrimitives.WriteInt32LittleEndian(header[12..], entries.Count);
        BinaryPrimitives.WriteUInt64LittleEndian(header[16..], run);
        BinaryPrimitives.WriteUInt32LittleEndian(header[24..], Checksum.Of(bytes.AsSpan(header.Length, entries.Count * SegmentFormat.IndexEntryBytes)));
        BinaryPrimitives.WriteUInt32LittleEndian(header[28..], Checksum.At(offset, header[..28]));

        BinaryPrimitives.WriteUInt64LittleEndian(rest, SegmentFormat.TrailerMagic);
        BinaryPrimitives.WriteUInt16LittleEndian(rest[8..], SegmentFormat.Version);
        BinaryPrimitives.WriteInt32LittleEndian(rest[12..], entries.Count);
        BinaryPrimitives.WriteInt64LittleEndian(rest[16..], offset);
        BinaryPrimitives.WriteUInt32LittleEndian(rest[28..], Checksum.At(offset + bytes.Length - SegmentFormat.TrailerBytes, rest[..28]));
        return bytes;
    }

    public static bool IsIndexAt(ReadOnlySpan<byte> from) =>
        from.Length >= sizeof(ulong) && BinaryPrimitives.ReadUInt64LittleEndian(from) == SegmentFormat.IndexMagic;

    public static bool IsTrailerAt(ReadOnlySpan<byte> from) =>
        from.Length >= sizeof(ulong) && BinaryPrimitives.ReadUInt64LittleEndian(from) == SegmentFormat.TrailerMagic;

    /// <returns>How many entries follow; null where these bytes are no header of an index that stands here.</returns>
    public static int? ReadHeader(ReadOnlySpan<byte> from, long offset, out uint dataChecksum)
    {
        dataChecksum = 0;
        if (from.Length < SegmentFormat.IndexHeaderBytes || !IsIndexAt(from) || !IsWhole(from[..SegmentFormat.IndexHeaderBytes], offset))
        {
            return null;
        }

        dataChecksum = BinaryPrimitives.ReadUInt32LittleEndian(from[24..]);
        int count = BinaryPrimitives.ReadInt32LittleEndian(from[12..]);
        return count >= 0 ? count : null;
    }

    /// <returns>Where the index stands and how many entries it has; null where these bytes are no trailer that stands here.</returns>
    public static (long Offset, int Count)? ReadTrailer(ReadOnlySpan<byte> from, long offset)
    {
        if (from.Length < SegmentFormat.TrailerBytes || !IsTrailerAt(from) || !IsWhole(from[..SegmentFormat.TrailerBytes], offset))
        {
            return null;
        }

        (long index, int count) = (BinaryPrimitives.ReadInt64LittleEndian(from[16..]), BinaryPrimitives.ReadInt32LittleEndian(from[12..]));
        return count >= 0 && index >= SegmentFormat.HeaderBytes && index + SegmentFormat.SealBytes(count) - SegmentFormat.TrailerBytes == offset ? (index, count) : null;
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes, long offset) =>
        BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) == SegmentFormat.Version
        && BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]) == Checksum.At(offset, bytes[..^4]);
}
