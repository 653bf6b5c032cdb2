using System.Buffers;
using System.Text.Json;

namespace Scalper.Core.Venues;

/// <summary>
/// Writes any JSON as venues usually do, for <see cref="FrameCursor"/>: without white space, and without escapes but in texts that can't be told otherwise, whose place a
/// question mark takes. Holds scratch space. One thread.
/// </summary>
internal sealed class PlainJson
{
    private readonly ArrayBufferWriter<byte> _plain = new(4_096);

    /// <summary>What was written last; valid until the next call.</summary>
    public ReadOnlySpan<byte> Written => _plain.WrittenSpan;

    /// <summary>False where it is no JSON, or no object.</summary>
    public bool TryWrite(ReadOnlySpan<byte> json)
    {
        _plain.ResetWrittenCount();
        try
        {
            Write(json);
            return _plain.WrittenCount > 0 && _plain.WrittenSpan[0] == '{';
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The reader says malformed only by throwing (invalid operation: half of an escaped surrogate pair).
            return false;
        }
    }

    private void Write(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        JsonTokenType before = JsonTokenType.None;
        while (reader.Read())
        {
            bool isClosing = reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
            if (!isClosing && before is not (JsonTokenType.None or JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName))
            {
                _plain.Write(","u8);
            }

            WriteToken(ref reader);
            before = reader.TokenType;
        }
    }

    private void WriteToken(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                WriteText(ref reader);
                _plain.Write(":"u8);
                break;
            case JsonTokenType.String:
                WriteText(ref reader);
                break;
            default:
                _plain.Write(reader.ValueSpan);
                break;
        }
    }

    private void WriteText(ref Utf8JsonReader reader)
    {
        _plain.Write("\""u8);
        if (reader.ValueIsEscaped)
        {
            Span<byte> room = _plain.GetSpan(reader.ValueSpan.Length);
            int length = reader.CopyString(room);
            if (room[..length].IndexOfAny((byte)'"', (byte)'\\') >= 0 || room[..length].IndexOfAnyInRange<byte>(0, 0x1F) >= 0)
            {
                (room[0], length) = ((byte)'?', 1);
            }

            _plain.Advance(length);
        }
        else
        {
            _plain.Write(reader.ValueSpan);
        }

        _plain.Write("\""u8);
    }
}
