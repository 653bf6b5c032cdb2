namespace Scalper.Core.Primitives;

/// <summary>Reads decimal numbers from UTF-8 without allocation and without rounding.</summary>
public static class DecimalText
{
    private const int MaxExponent = 40;

    /// <summary>Reads <c>digits[.digits][e[+-]digits]</c> as mantissa x 10^-fraction.</summary>
    /// <param name="utf8">The number's text, no sign, no white space.</param>
    /// <param name="mantissa">At most 18 significant digits; trailing zeros after the point are dropped.</param>
    /// <param name="fraction">May be negative where an exponent makes the number larger.</param>
    /// <returns>False for any other text and for more than 18 significant digits.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out long mantissa, out int fraction)
    {
        mantissa = 0;
        fraction = 0;
        int zeros = 0;
        bool point = false, digits = false;
        for (int i = 0; i < utf8.Length; i++)
        {
            uint digit = (uint)(utf8[i] - '0');
            if (digit <= 9)
            {
                digits = true;
                if (!TryAppend(digit, point, ref mantissa, ref fraction, ref zeros))
                {
                    return false;
                }
            }
            else if (utf8[i] == '.' && !point && digits)
            {
                point = true;
            }
            else if ((utf8[i] | 0x20) == 'e' && digits && utf8[i - 1] != '.' && TryReadExponent(utf8[(i + 1)..], out int exponent))
            {
                fraction -= exponent;
                return true;
            }
            else
            {
                return false;
            }
        }

        return digits && utf8[^1] != '.';
    }

    // Zeros after the point count only once a later digit needs them: "1.500000000000000000000" is 1.5.
    private static bool TryAppend(uint digit, bool point, ref long mantissa, ref int fraction, ref int zeros)
    {
        const long Limit = (long.MaxValue / 10) - 1;
        if (point && digit == 0)
        {
            zeros++;
            return true;
        }

        for (; zeros > 0; zeros--)
        {
            if (mantissa > Limit)
            {
                return false;
            }

            mantissa *= 10;
            fraction++;
        }

        if (mantissa > Limit)
        {
            return false;
        }

        mantissa = (mantissa * 10) + digit;
        fraction += point ? 1 : 0;
        return true;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> utf8, out int exponent)
    {
        exponent = 0;
        bool negative = utf8.Length > 0 && utf8[0] == '-';
        ReadOnlySpan<byte> digits = utf8.Length > 0 && utf8[0] is (byte)'-' or (byte)'+' ? utf8[1..] : utf8;
        foreach (byte b in digits)
        {
            if (b is < (byte)'0' or > (byte)'9' || exponent > MaxExponent)
            {
                return false;
            }

            exponent = (exponent * 10) + (b - '0');
        }

        exponent = negative ? -exponent : exponent;
        return digits.Length > 0;
    }
}
