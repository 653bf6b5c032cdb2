using System.Buffers.Binary;
using Scalper.Core.State;

namespace Scalper.Core.Recording.Journal;

/// <summary>Puts back what a <see cref="FieldSplitter"/> took apart. Whatever it is given, it reads and writes within bounds. One thread.</summary>
internal sealed class FieldJoiner
{
    private readonly FieldContext _context = new();

    /// <param name="split">As the splitter gave it.</param>
    /// <param name="keptLength">Bytes that come first, as they are.</param>
    /// <param name="to">Exactly as long as what was split, with the kept part before it.</param>
    /// <returns>False where it can't be put back: what was written is nothing.</returns>
    public bool TryJoin(ReadOnlySpan<byte> split, int keptLength, Span<byte> to)
    {
        if (split.Length < FieldSplitter.HeadBytes + keptLength || to.Length < keptLength)
        {
            return false;
        }

        int at = FieldSplitter.HeadBytes + keptLength;
        Parts parts = default;
        if (!TryCut(split, 0, ref at, out parts.Text) || !TryCut(split, 1, ref at, out parts.Forms) || !TryCut(split, 2, ref at, out parts.Steps)
            || !TryCut(split, 3, ref at, out parts.Values) || !TryCut(split, 4, ref at, out parts.Ids) || at != split.Length)
        {
            return false;
        }

        split.Slice(FieldSplitter.HeadBytes, keptLength).CopyTo(to);
        _context.Reset();
        return TryJoin(ref parts, to[keptLength..]);
    }

    private bool TryJoin(ref Parts parts, Span<byte> to)
    {
        int at = 0;
        ReadOnlySpan<byte> text = parts.Text;
        while (!text.IsEmpty)
        {
            int plain = text.IndexOfAny(FieldText.Marks);
            plain = plain < 0 ? text.Length : plain;
            if (plain > to.Length - at)
            {
                return false;
            }

            text[..plain].CopyTo(to[at..]);
            at += plain;
            text = text[plain..];
            if (!text.IsEmpty && !TryWrite(ref text, ref parts, to, ref at))
            {
                return false;
            }
        }

        return at == to.Length && parts.IsEmpty;
    }

    // What stands for something else, or a quotation mark.
    private bool TryWrite(scoped ref ReadOnlySpan<byte> text, ref Parts parts, Span<byte> to, ref int at)
    {
        byte mark = text[0];
        text = text[1..];
        if (mark == FieldText.Escape)
        {
            if (text.IsEmpty)
            {
                return false;
            }

            mark = text[0];
            text = text[1..];
            return TryWriteByte(mark, to, ref at);
        }

        if (mark == '"')
        {
            if (!TryWriteByte(mark, to, ref at))
            {
                return false;
            }

            _context.Quote(to[..at]);
            return true;
        }

        int written = mark == FieldText.Id ? WriteId(ref parts, to[at..]) : WriteNumber(ref parts, to, at, mark == FieldText.LongNumber);
        at += written;
        return written > 0;
    }

    private static bool TryWriteByte(byte b, Span<byte> to, ref int at)
    {
        if (at >= to.Length)
        {
            return false;
        }

        to[at++] = b;
        return true;
    }

    private static int WriteId(ref Parts parts, Span<byte> to)
    {
        if (parts.Ids.Length < FieldText.IdLength || to.Length < FieldText.IdBytes)
        {
            return 0;
        }

        FieldText.WriteId(parts.Ids[..FieldText.IdLength], to);
        parts.Ids = parts.Ids[FieldText.IdLength..];
        return FieldText.IdBytes;
    }

    private int WriteNumber(ref Parts parts, Span<byte> to, int at, bool isLong)
    {
        if (parts.Forms.IsEmpty)
        {
            return 0;
        }

        _context.Find(to[..at], isLong);
        byte form = parts.Forms[0];
        parts.Forms = parts.Forms[1..];
        if (!Varint.TryRead(ref form == 0 ? ref parts.Steps : ref parts.Values, out ulong told))
        {
            return 0;
        }

        long value = form == 0 ? unchecked(_context.Value + Varint.Unfold(told)) : (long)told;
        int decimals = form < 2 ? _context.Decimals : form - 2;
        _context.Put(value, decimals);
        return FieldText.WriteNumber(to[at..], value, decimals);
    }

    private static bool TryCut(ReadOnlySpan<byte> split, int index, scoped ref int at, out ReadOnlySpan<byte> part)
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(split[(index * sizeof(int))..]);
        part = default;
        if (length < 0 || length > split.Length - at)
        {
            return false;
        }

        part = split.Slice(at, length);
        at += length;
        return true;
    }

    private ref struct Parts
    {
        public ReadOnlySpan<byte> Text;
        public ReadOnlySpan<byte> Forms;
        public ReadOnlySpan<byte> Steps;
        public ReadOnlySpan<byte> Values;
        public ReadOnlySpan<byte> Ids;

        public readonly bool IsEmpty => Forms.IsEmpty && Steps.IsEmpty && Values.IsEmpty && Ids.IsEmpty;
    }
}
