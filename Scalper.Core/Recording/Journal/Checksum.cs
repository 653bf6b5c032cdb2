using System.Buffers.Binary;
using System.Numerics;

namespace Scalper.Core.Recording.Journal;

/// <summary>CRC-32C (Castagnoli, reflected, begun with and inverted by all ones): finds every single flipped bit, and every burst of up to 32.</summary>
internal static class Checksum
{
    private const uint Seed = uint.MaxValue;

    public static uint Of(ReadOnlySpan<byte> bytes) => ~Add(Seed, bytes);

    /// <summary>
    /// Of bytes at a place in a file: the place, eight bytes, goes before them. What was copied elsewhere, as a record that holds a piece
    /// of a file, is no block there.
    /// </summary>
    public static uint At(long offset, ReadOnlySpan<byte> bytes) => ~Add(BitOperations.Crc32C(Seed, (ulong)offset), bytes);

    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (byte last in bytes)
        {
            crc = BitOperations.Crc32C(crc, last);
        }

        return crc;
    }
}
