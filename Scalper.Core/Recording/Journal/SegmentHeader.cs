using System.Buffers.Binary;

namespace Scalper.Core.Recording.Journal;

/// <summary>How a segment begins.</summary>
/// <param name="CreatedNs">By the recorder's clock, Unix nanoseconds.</param>
/// <param name="Run">Which run of a recorder wrote it; arrival numbers are those of one run.</param>
/// <param name="Ordinal">Its place among the segments of the folder; rises.</param>
public readonly record struct SegmentHeader(long CreatedNs, ulong Run, long Ordinal)
{
    internal void Write(Span<byte> to)
    {
        to[..SegmentFormat.HeaderBytes].Clear();
        BinaryPrimitives.WriteUInt64LittleEndian(to, SegmentFormat.SegmentMagic);
        BinaryPrimitives.WriteUInt16LittleEndian(to[8..], SegmentFormat.Version);
        BinaryPrimitives.WriteUInt16LittleEndian(to[10..], SegmentFormat.HeaderBytes);
        BinaryPrimitives.WriteInt64LittleEndian(to[16..], CreatedNs);
        BinaryPrimitives.WriteUInt64LittleEndian(to[24..], Run);
        BinaryPrimitives.WriteInt64LittleEndian(to[32..], Ordinal);
        BinaryPrimitives.WriteUInt32LittleEndian(to[44..], Checksum.Of(to[..44]));
    }

    /// <param name="came">What is wrong with it; null where nothing is.</param>
    /// <param name="isForeign">It is whole, and of a version that this program does not know.</param>
    internal static SegmentHeader Read(ReadOnlySpan<byte> from, out string? came, out bool isForeign)
    {
        came = Fault(from, out isForeign);
        return came is null
            ? new SegmentHeader(
                BinaryPrimitives.ReadInt64LittleEndian(from[16..]), BinaryPrimitives.ReadUInt64LittleEndian(from[24..]), BinaryPrimitives.ReadInt64LittleEndian(from[32..]))
            : default;
    }

    private static string? Fault(ReadOnlySpan<byte> from, out bool isForeign)
    {
        isForeign = false;
        if (from.Length < SegmentFormat.HeaderBytes)
        {
            return $"{from.Length} bytes";
        }

        if (BinaryPrimitives.ReadUInt64LittleEndian(from) != SegmentFormat.SegmentMagic)
        {
            return $"the first bytes {Convert.ToHexString(from[..8])}";
        }

        ushort version = BinaryPrimitives.ReadUInt16LittleEndian(from[8..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(from[44..]) != Checksum.Of(from[..44]))
        {
            return "a header with a wrong CRC";
        }

        isForeign = version != SegmentFormat.Version;
        return isForeign ? $"version {version}" : null;
    }
}
