using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using Scalper.Core.Primitives;

namespace Scalper.Core.Venues;

/// <summary>
/// A place in a frame and what can be taken there: JSON as the venue writes it, without white space, escapes, signs and exponents. Every
/// call says false where anything else stands, and the frame is then for <see cref="System.Text.Json.Utf8JsonReader"/>; what it takes, the reader would
/// have taken for the same. Never reads beyond the frame.
/// </summary>
internal ref struct FrameCursor(ReadOnlySpan<byte> frame, bool isProven = false)
{
    // As many digits as a long holds, whatever they are.
    private const int MostDigits = 18;

    // So many digits are a double without rounding, and so is a power of ten of so many zeros: their quotient is rounded once.
    private const int ExactDigits = 15;

    private static readonly SearchValues<byte> Marks = SearchValues.Create(",:{}[]\""u8);

    private static readonly double[] PowersOfTen = [.. Enumerable.Range(0, ExactDigits + 1).Select(zeros => double.Parse($"1e{zeros}", System.Globalization.CultureInfo.InvariantCulture))];

    private readonly ReadOnlySpan<byte> _frame = frame;
    private int _at;

    /// <summary>JSON that a general reader has read before, without white space and escapes: then nothing else can stand there.</summary>
    public readonly bool IsProven => isProven;

    /// <summary>What is left.</summary>
    public readonly ReadOnlySpan<byte> Rest => _frame[_at..];

    /// <summary>Nothing is left.</summary>
    public readonly bool IsAtEnd => _at == _frame.Length;

    /// <summary>Takes one byte, if it is this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(byte expected)
    {
        if ((uint)_at < (uint)_frame.Length && _frame[_at] == expected)
        {
            _at++;
            return true;
        }

        return false;
    }

    /// <summary>Takes bytes, if they are these.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Take(ReadOnlySpan<byte> expected)
    {
        if (_frame[_at..].StartsWith(expected))
        {
            _at += expected.Length;
            return true;
        }

        return false;
    }

    /// <summary>Takes a field's name with its colon; of the first field of an object as of a later one.</summary>
    public bool TakeName(out ReadOnlySpan<byte> name) => TakeText(out name) && Take((byte)':');

    /// <summary>Takes a text without escapes, of ASCII.</summary>
    public bool TakeText(out ReadOnlySpan<byte> text) => TakeQuoted(0x7E, out text);

    /// <summary>As <see cref="TakeText"/>, of UTF-8: some symbols have other letters.</summary>
    public bool TakeWord(out ReadOnlySpan<byte> word) => TakeQuoted(byte.MaxValue, out word);

    /// <summary>Takes a text without its quotes, or a number, a true, a false or a null as it stands. Of what is proven.</summary>
    public bool TakeScalar(out ReadOnlySpan<byte> scalar)
    {
        if (TakeWord(out scalar))
        {
            return true;
        }

        ReadOnlySpan<byte> rest = _frame[_at..];
        int length = rest.IndexOfAny(Marks);
        scalar = length < 0 ? rest : rest[..length];
        _at += scalar.Length;
        return scalar.Length > 0;
    }

    /// <summary>Takes any value, objects and lists with all that is in them. Of what is proven: nothing but brackets and texts is looked at.</summary>
    public bool TakeValue(out ReadOnlySpan<byte> value)
    {
        int start = _at, depth = 0;
        do
        {
            bool isOpening = Take((byte)'{') || Take((byte)'['), isClosing = !isOpening && (Take((byte)'}') || Take((byte)']'));
            depth += isOpening ? 1 : isClosing ? -1 : 0;
            if (!isOpening && !isClosing && !(depth > 0 && (Take((byte)',') || Take((byte)':'))) && !TakeScalar(out _))
            {
                break;
            }
        }
        while (depth > 0);
        value = _frame[start.._at];
        return depth == 0 && value.Length > 0;
    }

    /// <summary>Takes a whole number, quoted or not.</summary>
    public bool TakeLong(out long value)
    {
        bool isQuoted = Take((byte)'"');
        int start = _at;
        ulong digits = TakeDigits();
        int count = _at - start;
        value = (long)digits;
        return count is > 0 and <= MostDigits && (isQuoted ? Take((byte)'"') : count == 1 || _frame[start] != '0');
    }

    /// <summary>Takes a quoted price or quantity that lies on its grid.</summary>
    public bool TakeSteps(DecimalStep step, out long steps)
    {
        steps = 0;
        return Take((byte)'"') && TakeDecimal(out ulong digits, out int fraction) && Take((byte)'"')
            && step.Scale((long)digits, fraction, out steps) == StepParse.Ok;
    }

    /// <summary>Takes a quoted number, which may be empty: then it is none.</summary>
    public bool TakeDouble(out double? value)
    {
        int start = _at;
        value = null;
        if (Take("\"\""u8))
        {
            return true;
        }

        if (Take((byte)'"') && TakeDecimal(out ulong digits, out int fraction) && digits < 1_000_000_000_000_000 && fraction <= ExactDigits && Take((byte)'"'))
        {
            value = digits / PowersOfTen[fraction];
            return true;
        }

        _at = start;
        if (!TakeText(out ReadOnlySpan<byte> text) || !Utf8Parser.TryParse(text, out double other, out int length) || length != text.Length || !double.IsFinite(other))
        {
            return false;
        }

        value = other;
        return true;
    }

    /// <summary>Takes a true or a false.</summary>
    public bool TakeFlag(out bool flag)
    {
        flag = Take("true"u8);
        return flag || Take("false"u8);
    }

    /// <summary>Takes a value that nobody asks for; no object and no list.</summary>
    public bool TakeAny() => TakeText(out _) || TakeFlag(out _) || Take("null"u8) || TakeLong(out _);

    /// <summary>As <see cref="TakeAny"/>; of what is proven, objects and lists as well.</summary>
    public bool TakeOther() => isProven ? TakeValue(out _) : TakeAny();

    /// <summary>After a value: takes what says whether another one follows.</summary>
    /// <param name="end">What ends the object or list.</param>
    /// <param name="isMore">A comma came, and not the end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakeNext(byte end, out bool isMore)
    {
        isMore = Take((byte)',');
        return isMore || Take(end);
    }

    // Digits with an optional point and digits behind it.
    private bool TakeDecimal(out ulong digits, out int fraction)
    {
        int start = _at;
        fraction = 0;
        digits = TakeDigits();
        int count = _at - start;
        if (count == 0 || count > MostDigits || !Take((byte)'.'))
        {
            return count is > 0 and <= MostDigits;
        }

        int point = _at;
        digits = TakeDigits(digits);
        fraction = _at - point;
        return fraction > 0 && count + fraction <= MostDigits;
    }

    // Wraps where there are too many, which callers find by their number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong TakeDigits(ulong before = 0)
    {
        ulong digits = before;
        int at = _at;
        while ((uint)at < (uint)_frame.Length && (uint)(_frame[at] - '0') is var digit and <= 9)
        {
            digits = (digits * 10) + digit;
            at++;
        }

        _at = at;
        return digits;
    }

    private bool TakeQuoted(byte most, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!Take((byte)'"'))
        {
            return false;
        }

        int start = _at;
        for (; (uint)_at < (uint)_frame.Length; _at++)
        {
            byte here = _frame[_at];
            if (here == '"')
            {
                text = _frame[start.._at++];
                return true;
            }

            if (here < 0x20 || here > most || here == '\\')
            {
                return false;
            }
        }

        return false;
    }
}
