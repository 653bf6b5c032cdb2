namespace Scalper.Core.State;

/// <summary>Whole numbers in as few bytes as they need: seven bits a byte, lowest first, the eighth bit says that more follow.</summary>
internal static class Varint
{
    /// <summary>Bytes of the longest number.</summary>
    public const int MostBytes = 10;

    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> to, ulong value)
    {
        int length = 0;
        while (value >= 0x80)
        {
            to[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        to[length++] = (byte)value;
        return length;
    }

    /// <summary>Reads a number and goes past it.</summary>
    /// <returns>False where the bytes end within it, or it is longer than 64 bits.</returns>
    public static bool TryRead(ref ReadOnlySpan<byte> from, out ulong value)
    {
        value = 0;
        for (int i = 0; i < from.Length && i < MostBytes; i++)
        {
            byte part = from[i];
            if (i == MostBytes - 1 && part > 1)
            {
                return false;
            }

            value |= (ulong)(part & 0x7F) << (7 * i);
            if (part < 0x80)
            {
                from = from[(i + 1)..];
                return true;
            }
        }

        return false;
    }

    /// <summary>Small for numbers near zero on either side.</summary>
    public static ulong Fold(long value) => (ulong)((value << 1) ^ (value >> 63));

    public static long Unfold(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
