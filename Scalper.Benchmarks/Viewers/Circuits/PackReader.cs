using System.Buffers.Binary;
using System.Text;

namespace Scalper.Benchmarks.Viewers.Circuits;

/// <summary>Reads the part of MessagePack that the circuit's hub protocol uses (msgpack/spec.md, formats), in order and without copying.</summary>
public ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public int ReadArrayHeader()
    {
        byte code = Next();
        return (code & 0xf0) == 0x90 ? code & 0x0f : code switch
        {
            0xdc => (int)Unsigned(2),
            0xdd => (int)Unsigned(4),
            _ => throw Unexpected("an array", code),
        };
    }

    /// <summary>A map of headers; the hub sends an empty one.</summary>
    public void ReadEmptyMap()
    {
        byte code = Next();
        if (code != 0x80)
        {
            throw Unexpected("an empty map", code);
        }
    }

    public long ReadInteger()
    {
        byte code = Next();
        return code switch
        {
            < 0x80 => code,
            >= 0xe0 => (sbyte)code,
            0xcc => (long)Unsigned(1),
            0xcd => (long)Unsigned(2),
            0xce => (long)Unsigned(4),
            0xcf => (long)Unsigned(8),
            0xd0 => (sbyte)Unsigned(1),
            0xd1 => (short)Unsigned(2),
            0xd2 => (int)Unsigned(4),
            0xd3 => (long)Unsigned(8),
            _ => throw Unexpected("an integer", code),
        };
    }

    public bool ReadBoolean()
    {
        byte code = Next();
        return code is 0xc2 or 0xc3 ? code == 0xc3 : throw Unexpected("true or false", code);
    }

    /// <summary>Text, or null where nil was written.</summary>
    public string? ReadText()
    {
        byte code = Next();
        return (code & 0xe0) == 0xa0 ? Text(code & 0x1f) : code switch
        {
            0xc0 => null,
            0xd9 => Text((int)Unsigned(1)),
            0xda => Text((int)Unsigned(2)),
            0xdb => Text((int)Unsigned(4)),
            _ => throw Unexpected("text", code),
        };
    }

    public ReadOnlySpan<byte> ReadBytes()
    {
        byte code = Next();
        return Take(code switch
        {
            0xc4 => (int)Unsigned(1),
            0xc5 => (int)Unsigned(2),
            0xc6 => (int)Unsigned(4),
            _ => throw Unexpected("bytes", code),
        });
    }

    private static CircuitException Unexpected(string expected, byte code) => new($"MessagePack: expected {expected}, got format {code:x2}.");

    private string Text(int length) => Encoding.UTF8.GetString(Take(length));

    private byte Next() => Take(1)[0];

    private ulong Unsigned(int width)
    {
        ReadOnlySpan<byte> bytes = Take(width);
        return width switch
        {
            1 => bytes[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(bytes),
            4 => BinaryPrimitives.ReadUInt32BigEndian(bytes),
            _ => BinaryPrimitives.ReadUInt64BigEndian(bytes),
        };
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > _rest.Length)
        {
            throw new CircuitException($"MessagePack: expected {length} bytes more, got {_rest.Length}.");
        }

        ReadOnlySpan<byte> taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }
}
