namespace Scalper.Core.Heatmap;

/// <summary>Bytes that grow at the end, with the numbers of <c>docs/market-hub.md</c>. Kept and filled anew, it allocates nothing once warm. One thread.</summary>
public sealed class ColumnBuffer
{
    /// <summary>Most bytes of a varint of at most 2^53 - 1.</summary>
    public const int LongestVarint = 8;

    /// <summary>Largest number that every reader can hold.</summary>
    public const long Largest = (1L << 53) - 1;

    private byte[] _bytes = new byte[512];

    public int Length { get; private set; }

    /// <summary>What was written; valid until the next change.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value)
    {
        Reserve(1);
        _bytes[Length++] = value;
    }

    /// <param name="value">0 to <see cref="Largest"/>.</param>
    public void Varint(long value)
    {
        if ((ulong)value > (ulong)Largest)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"Expected 0 to {Largest}.");
        }

        Reserve(LongestVarint);
        while (value >= 0x80)
        {
            _bytes[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _bytes[Length++] = (byte)value;
    }

    /// <summary>A signed number: 0, -1, 1, -2, ... as 0, 1, 2, 3, ...</summary>
    public void Zigzag(long value) => Varint((value << 1) ^ (value >> 63));

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    private void Reserve(int more)
    {
        if (Length + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, Length + more));
        }
    }
}
