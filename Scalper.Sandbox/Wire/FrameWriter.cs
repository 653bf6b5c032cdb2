using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Wire;

/// <summary>Builds one JSON text in UTF-8, piece by piece; the buffer is kept between frames. Not thread-safe.</summary>
internal sealed class FrameWriter(VenueClock? clock = null)
{
    private byte[] _buffer = new byte[4096];
    private int _length;

    public FrameWriter Reset()
    {
        _length = 0;
        return this;
    }

    public byte[] ToFrame() => _buffer.AsSpan(0, _length).ToArray();

    public FrameWriter Raw(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Room(utf8.Length));
        _length += utf8.Length;
        return this;
    }

    /// <summary>Text that needs no escaping: symbols, numbers, names of fields.</summary>
    public FrameWriter Plain(ReadOnlySpan<char> text)
    {
        _length += Encoding.UTF8.GetBytes(text, Room(text.Length * 3));
        return this;
    }

    /// <summary>A JSON string with its quotes, escaped where JSON asks for it.</summary>
    public FrameWriter Quoted(string text) => Raw("\""u8).Raw(JsonEncodedText.Encode(text).EncodedUtf8Bytes).Raw("\""u8);

    public FrameWriter Integer(long value)
    {
        if (!Utf8Formatter.TryFormat(value, Room(20), out int written))
        {
            throw new InvalidOperationException("20 bytes hold every 64-bit integer");
        }

        _length += written;
        return this;
    }

    public FrameWriter Integer(ulong value) => Plain(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A time in Unix ms as the venue's clock shows it.</summary>
    public FrameWriter TimeMs(long trueMs) => Integer(trueMs + (clock?.OffsetMs ?? 0));

    /// <summary>A non-negative decimal number given in units of its last digit: 6511430 with 2 digits is 65114.30.</summary>
    public FrameWriter Scaled(long units, int digits)
    {
        if (digits == 0)
        {
            return Integer(units);
        }

        Span<byte> text = stackalloc byte[24];
        int at = text.Length;
        for (int place = 0; units > 0 || place <= digits; place++)
        {
            if (place == digits)
            {
                text[--at] = (byte)'.';
            }

            text[--at] = (byte)('0' + (units % 10));
            units /= 10;
        }
        return Raw(text[at..]);
    }

    private Span<byte> Room(int bytes)
    {
        if (_buffer.Length - _length < bytes)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
        }

        return _buffer.AsSpan(_length);
    }
}
