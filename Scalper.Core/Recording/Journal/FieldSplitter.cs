using System.Buffers;
using System.Buffers.Binary;
using Scalper.Core.State;

namespace Scalper.Core.Recording.Journal;

/// <summary>
/// Takes numbers and ids out of what venues send as text and puts them by themselves, each number as its difference to the one that stood in its place last:
/// compressed, that takes little more than half. <see cref="FieldJoiner"/> puts them back, byte for byte. One thread.
/// </summary>
internal sealed class FieldSplitter
{
    /// <summary>Bytes of the lengths in front.</summary>
    public const int HeadBytes = 5 * sizeof(int);

    private readonly FieldContext _context = new();
    private readonly ArrayBufferWriter<byte> _text = new(1 << 16);
    private readonly ArrayBufferWriter<byte> _forms = new(1 << 14);
    private readonly ArrayBufferWriter<byte> _steps = new(1 << 14);
    private readonly ArrayBufferWriter<byte> _values = new(1 << 15);
    private readonly ArrayBufferWriter<byte> _ids = new(1 << 14);
    private byte[] _joined = [];

    /// <param name="kept">Comes first, as it is.</param>
    /// <param name="bytes">Of any kind.</param>
    /// <returns>Lengths of the five parts that follow the kept one, that, and the parts. Holds until the next call.</returns>
    public ReadOnlySpan<byte> Split(ReadOnlySpan<byte> kept, ReadOnlySpan<byte> bytes)
    {
        _context.Reset();
        foreach (ArrayBufferWriter<byte> part in (ReadOnlySpan<ArrayBufferWriter<byte>>)[_text, _forms, _steps, _values, _ids])
        {
            part.ResetWrittenCount();
        }

        int at = 0;
        while (at < bytes.Length)
        {
            at += Take(bytes, at);
        }

        return Join(kept);
    }

    private int Take(ReadOnlySpan<byte> bytes, int at)
    {
        ReadOnlySpan<byte> rest = bytes[at..];
        int plain = rest.IndexOfAny(FieldText.Beginnings);
        if (plain != 0)
        {
            plain = plain < 0 ? rest.Length : plain;
            _text.Write(rest[..plain]);
            return plain;
        }

        switch (rest[0])
        {
            case <= FieldText.Escape:
                Put(_text, FieldText.Escape);
                Put(_text, rest[0]);
                return 1;
            case (byte)'"':
                return TakeQuote(bytes, at);
            default:
                return TakeDigits(bytes, at);
        }
    }

    private int TakeQuote(ReadOnlySpan<byte> bytes, int at)
    {
        Put(_text, (byte)'"');
        _context.Quote(bytes[..(at + 1)]);
        if (!FieldText.TryReadId(bytes[(at + 1)..], _ids.GetSpan(FieldText.IdLength)))
        {
            return 1;
        }

        _ids.Advance(FieldText.IdLength);
        Put(_text, FieldText.Id);
        return 1 + FieldText.IdBytes;
    }

    // A number is one only at its beginning: behind a digit or a point of what was none, it is left alone.
    private int TakeDigits(ReadOnlySpan<byte> bytes, int at)
    {
        ReadOnlySpan<byte> rest = bytes[at..];
        bool isBeginning = at == 0 || !(FieldText.IsDigit(bytes[at - 1]) || bytes[at - 1] == '.');
        int length = isBeginning ? FieldText.ReadNumber(rest, out long value, out int decimals) : Nothing(out value, out decimals);
        if (length == 0)
        {
            int digits = rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            digits = digits < 0 ? rest.Length : digits;
            _text.Write(rest[..digits]);
            return digits;
        }

        bool isLong = decimals == 0 && FieldContext.IsLong(length);
        _context.Find(bytes[..at], isLong);
        Put(_text, isLong ? FieldText.LongNumber : FieldText.Number);
        Tell(value, decimals);
        return length;
    }

    private static int Nothing(out long value, out int decimals)
    {
        (value, decimals) = (0, 0);
        return 0;
    }

    private void Tell(long value, int decimals)
    {
        long step = value - _context.Value;
        bool isSame = decimals == _context.Decimals;
        if (isSame && Math.Abs(step) <= value >> 4)
        {
            Put(_forms, 0);
            Write(_steps, Varint.Fold(step));
        }
        else
        {
            Put(_forms, (byte)(isSame ? 1 : 2 + decimals));
            Write(_values, (ulong)value);
        }

        _context.Put(value, decimals);
    }

    private ReadOnlySpan<byte> Join(ReadOnlySpan<byte> kept)
    {
        ReadOnlySpan<ArrayBufferWriter<byte>> parts = [_text, _forms, _steps, _values, _ids];
        int length = HeadBytes + kept.Length;
        foreach (ArrayBufferWriter<byte> part in parts)
        {
            length += part.WrittenCount;
        }

        if (_joined.Length < length)
        {
            _joined = new byte[length + (length / 4)];
        }

        Span<byte> to = _joined.AsSpan(0, length);
        for (int i = 0; i < parts.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(to[(i * sizeof(int))..], parts[i].WrittenCount);
        }

        kept.CopyTo(to[HeadBytes..]);
        int at = HeadBytes + kept.Length;
        foreach (ArrayBufferWriter<byte> part in parts)
        {
            part.WrittenSpan.CopyTo(to[at..]);
            at += part.WrittenCount;
        }

        return to;
    }

    private static void Put(ArrayBufferWriter<byte> to, byte value)
    {
        to.GetSpan(1)[0] = value;
        to.Advance(1);
    }

    private static void Write(ArrayBufferWriter<byte> to, ulong value) => to.Advance(Varint.Write(to.GetSpan(Varint.MostBytes), value));
}
