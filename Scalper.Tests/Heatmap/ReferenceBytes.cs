using System.Text;

namespace Scalper.Tests.Heatmap;

/// <summary>Reads the numbers of <c>docs/market-hub.md</c>, slowly, and refuses what it does not allow.</summary>
internal sealed class ReferenceBytes(byte[] bytes)
{
    private int _next;

    public bool IsAtEnd => _next == bytes.Length;

    public int Byte() => bytes[_next++];

    public long Varint()
    {
        Int128 value = 0;
        for (int shift = 0; ; shift += 7)
        {
            int next = Byte();
            value += (Int128)(next & 127) << shift;
            if (next < 128)
            {
                return value < (Int128)1 << 53 ? (long)value : throw new FormatException($"{value} is above 2^53 - 1.");
            }
        }
    }

    public long Zigzag()
    {
        long coded = Varint();
        return coded % 2 == 0 ? coded / 2 : -(coded + 1) / 2;
    }

    public ReferenceBytes Part()
    {
        int length = (int)Varint();
        byte[] part = bytes[_next..(_next + length)];
        _next += length;
        return new ReferenceBytes(part);
    }

    public string Text()
    {
        ReferenceBytes part = Part();
        List<byte> utf8 = [];
        while (!part.IsAtEnd)
        {
            utf8.Add((byte)part.Byte());
        }

        return Encoding.UTF8.GetString([.. utf8]);
    }
}
