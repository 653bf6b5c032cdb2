using System.Text;

namespace Scalper.Tests.Hubs;

/// <summary>Reads the numbers of <c>docs/market-hub.md</c>, written from that page alone.</summary>
internal sealed class MessageReader(byte[] bytes, int at, int end)
{
    public MessageReader(byte[] bytes)
        : this(bytes, 0, bytes.Length)
    {
    }

    public bool IsAtEnd => at == end;

    public byte Byte()
    {
        Assert.True(at < end, "the message ends too early");
        return bytes[at++];
    }

    public long Varint()
    {
        long value = 0;
        byte part;
        int shift = 0;
        do
        {
            part = Byte();
            value += (long)(part & 0x7F) << shift;
            shift += 7;
        }
        while (part >= 0x80);
        return value;
    }

    public long Zigzag()
    {
        long coded = Varint();
        return coded % 2 == 0 ? coded / 2 : -((coded + 1) / 2);
    }

    public string Text()
    {
        int length = (int)Varint();
        string text = Encoding.UTF8.GetString(bytes, at, length);
        at += length;
        return text;
    }

    /// <summary>The next so many bytes as a reader of their own.</summary>
    public MessageReader Part(long length)
    {
        Assert.True(at + length <= end, "a section is longer than the message");
        at += (int)length;
        return new MessageReader(bytes, at - (int)length, at);
    }
}
