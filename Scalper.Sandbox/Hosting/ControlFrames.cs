using System.Buffers.Binary;

namespace Scalper.Sandbox.Hosting;

/// <summary>
/// Finds the pings and pongs among the bytes that a client sends, because a WebSocket deals with them by itself and tells nobody. Everything else is
/// passed over (RFC 6455, section 5.2). A client's bytes are masked.
/// </summary>
/// <param name="found">Called for each, pong or not, with what it carries.</param>
internal sealed class ControlFrames(Action<bool, ReadOnlyMemory<byte>> found)
{
    private const int Ping = 0x9, Pong = 0xA, MaskBytes = 4, LongestHeader = 14;
    private readonly byte[] _header = new byte[LongestHeader];
    private readonly List<byte> _payload = [];
    private int _headerBytes;
    private long _left;

    private int Opcode => _header[0] & 0x0F;

    private bool IsWanted => Opcode is Ping or Pong;

    /// <summary>Bytes in the order of the wire, cut anywhere.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (_left > 0)
            {
                bytes = bytes[Pass(bytes)..];
                continue;
            }

            _header[_headerBytes++] = bytes[0];
            bytes = bytes[1..];
            if (_headerBytes >= 2 && _headerBytes == HeaderLength())
            {
                _left = PayloadLength();
                End();
            }
        }
    }

    private int Pass(ReadOnlySpan<byte> bytes)
    {
        int count = (int)Math.Min(_left, bytes.Length);
        if (IsWanted)
        {
            _payload.AddRange(bytes[..count]);
        }

        _left -= count;
        End();
        return count;
    }

    /// <summary>Closes the frame once nothing of it is left.</summary>
    private void End()
    {
        if (_left > 0)
        {
            return;
        }

        if (IsWanted)
        {
            byte[] payload = [.. _payload];
            for (int i = 0; i < payload.Length; i++)
            {
                payload[i] ^= _header[_headerBytes - MaskBytes + (i % MaskBytes)];
            }

            _payload.Clear();
            found(Opcode == Pong, payload);
        }

        _headerBytes = 0;
    }

    private int HeaderLength() => 2 + ExtraBytes + ((_header[1] & 0x80) != 0 ? MaskBytes : 0);

    private int ExtraBytes => (_header[1] & 0x7F) switch { 126 => 2, 127 => 8, _ => 0 };

    private long PayloadLength() => ExtraBytes switch
    {
        2 => BinaryPrimitives.ReadUInt16BigEndian(_header.AsSpan(2)),
        8 => BinaryPrimitives.ReadInt64BigEndian(_header.AsSpan(2)),
        _ => _header[1] & 0x7F,
    };
}
