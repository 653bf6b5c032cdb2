using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;

namespace Scalper.Core.Primitives;

/// <summary>A venue's trade id as a 128-bit value: a UUID, or a decimal number below 2^64.</summary>
public readonly record struct TradeId(UInt128 Value)
{
    private const int UuidLength = 36;

    /// <summary>Reads a hyphenated UUID or up to 19 decimal digits.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out TradeId id)
    {
        return utf8.Length == UuidLength ? TryReadUuid(utf8, out id) : TryReadDecimal(utf8, out id);
    }

    /// <summary>The id as the venue writes it.</summary>
    public override string ToString()
    {
        ulong upper = (ulong)(Value >> 64);
        if (upper == 0)
        {
            return ((ulong)Value).ToString(CultureInfo.InvariantCulture);
        }

        string hex = Value.ToString("x32", CultureInfo.InvariantCulture);
        return $"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}";
    }

    private static bool TryReadUuid(ReadOnlySpan<byte> utf8, out TradeId id)
    {
        id = default;
        if (utf8[8] != '-' || utf8[13] != '-' || utf8[18] != '-' || utf8[23] != '-')
        {
            return false;
        }

        // One row of digits is read at once.
        Span<byte> digits = stackalloc byte[32], value = stackalloc byte[16];
        utf8[..8].CopyTo(digits);
        utf8[9..13].CopyTo(digits[8..]);
        utf8[14..18].CopyTo(digits[12..]);
        utf8[19..23].CopyTo(digits[16..]);
        utf8[24..].CopyTo(digits[20..]);
        if (Convert.FromHexString(digits, value, out _, out _) != OperationStatus.Done)
        {
            return false;
        }

        id = new TradeId(BinaryPrimitives.ReadUInt128BigEndian(value));
        return true;
    }

    private static bool TryReadDecimal(ReadOnlySpan<byte> utf8, out TradeId id)
    {
        id = default;
        if (utf8.Length is 0 or > 19)
        {
            return false;
        }

        ulong value = 0;
        foreach (byte b in utf8)
        {
            if (b is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            value = (value * 10) + (uint)(b - '0');
        }

        id = new TradeId(value);
        return true;
    }
}
