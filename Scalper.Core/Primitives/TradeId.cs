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
        ulong upper = 0, lower = 0;
        int nibbles = 0;
        for (int i = 0; i < utf8.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23)
            {
                if (utf8[i] != '-')
                {
                    return false;
                }

                continue;
            }

            int nibble = HexValue(utf8[i]);
            if (nibble < 0)
            {
                return false;
            }

            if (nibbles++ < 16)
            {
                upper = (upper << 4) | (uint)nibble;
            }
            else
            {
                lower = (lower << 4) | (uint)nibble;
            }
        }

        id = new TradeId(new UInt128(upper, lower));
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

    private static int HexValue(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        _ => -1,
    };
}
