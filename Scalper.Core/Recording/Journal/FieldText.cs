using System.Buffers;

namespace Scalper.Core.Recording.Journal;

/// <summary>What numbers and ids look like where they stand as text, and the bytes that stand for them among the rest.</summary>
internal static class FieldText
{
    public const byte Number = 1;
    public const byte LongNumber = 2;
    public const byte Id = 3;
    public const byte Escape = 4;

    /// <summary>Bytes of an id: sixteen in hexadecimal, in groups.</summary>
    public const int IdBytes = 36;

    /// <summary>Bytes that stand for one.</summary>
    public const int IdLength = 16;

    /// <summary>Digits of the longest number.</summary>
    public const int MostDigits = 18;

    /// <summary>Where something else than text may stand, before it is split and after.</summary>
    public static SearchValues<byte> Beginnings { get; } = SearchValues.Create("0123456789\"\u0001\u0002\u0003\u0004"u8);

    public static SearchValues<byte> Marks { get; } = SearchValues.Create("\"\u0001\u0002\u0003\u0004"u8);

    public static bool IsDigit(byte b) => (uint)(b - '0') <= 9;

    /// <summary>Whether an id stands at the beginning of these bytes.</summary>
    public static bool TryReadId(ReadOnlySpan<byte> from, Span<byte> id)
    {
        if (from.Length < IdBytes || from[8] != '-' || from[13] != '-' || from[18] != '-' || from[23] != '-')
        {
            return false;
        }

        int at = 0;
        for (int i = 0; i < IdBytes; i++)
        {
            if (i is 8 or 13 or 18 or 23)
            {
                continue;
            }

            int high = Nibble(from[i]), low = Nibble(from[++i]);
            if ((high | low) < 0)
            {
                return false;
            }

            id[at++] = (byte)((high << 4) | low);
        }

        return true;
    }

    public static void WriteId(ReadOnlySpan<byte> id, Span<byte> to)
    {
        int at = 0;
        for (int i = 0; i < IdBytes; i++)
        {
            if (i is 8 or 13 or 18 or 23)
            {
                to[i] = (byte)'-';
                continue;
            }

            to[i] = Digit(id[at] >> 4);
            to[++i] = Digit(id[at++] & 15);
        }
    }

    /// <summary>Reads a number that can be written back byte by byte: no zeros in front, digits on both sides of a point.</summary>
    /// <returns>Its bytes; 0 where there is none.</returns>
    public static int ReadNumber(ReadOnlySpan<byte> from, out long value, out int decimals)
    {
        (value, decimals) = (0, 0);
        int at = 0;
        while (at < from.Length && at <= MostDigits && IsDigit(from[at]))
        {
            value = (value * 10) + (from[at++] - '0');
        }

        if (at == 0 || at > MostDigits || (at > 1 && from[0] == '0'))
        {
            return 0;
        }

        int whole = at;
        if (at + 1 < from.Length && from[at] == '.' && IsDigit(from[at + 1]))
        {
            long withFraction = value;
            int i = at + 1;
            while (i < from.Length && i - 1 <= MostDigits && IsDigit(from[i]))
            {
                withFraction = (withFraction * 10) + (from[i++] - '0');
            }

            if (i - 1 <= MostDigits)
            {
                (value, decimals, at) = (withFraction, i - whole - 1, i);
            }
        }

        // A digit more would belong to it.
        return at < from.Length && IsDigit(from[at]) ? 0 : at;
    }

    /// <summary>Writes a number as it was read.</summary>
    /// <returns>Its bytes; 0 where there is no room, or it is none that is read so.</returns>
    public static int WriteNumber(Span<byte> to, long value, int decimals)
    {
        if (value < 0 || decimals < 0 || decimals >= MostDigits)
        {
            return 0;
        }

        Span<byte> digits = stackalloc byte[MostDigits + 2];
        int length = 0;
        while (value > 0 || length < decimals + 1)
        {
            if (length > MostDigits)
            {
                return 0;
            }

            digits[length++] = (byte)('0' + (value % 10));
            value /= 10;
        }

        int written = length + (decimals > 0 ? 1 : 0);
        if (written > to.Length)
        {
            return 0;
        }

        int at = 0;
        for (int i = length - 1; i >= 0; i--)
        {
            to[at++] = digits[i];
            if (i == decimals && decimals > 0)
            {
                to[at++] = (byte)'.';
            }
        }

        return written;
    }

    private static int Nibble(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        _ => -1,
    };

    private static byte Digit(int nibble) => (byte)(nibble < 10 ? '0' + nibble : 'a' + nibble - 10);
}
