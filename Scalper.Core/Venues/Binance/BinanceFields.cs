using System.Buffers.Text;
using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Venues.Binance;

/// <summary>Reads single fields: the cursor stands on the value before the call and behind it after one that took it.</summary>
internal static class BinanceFields
{
    /// <summary>Finds what data is of; false where it does not say before something unusual comes.</summary>
    public static bool TryFind(FrameCursor data, out BinanceEvent kind, out ReadOnlySpan<byte> symbol)
    {
        kind = BinanceEvent.Unknown;
        symbol = default;
        bool isNamed = false, isMore = data.Take((byte)'{') && !data.Take((byte)'}');
        while (isMore)
        {
            if (!data.TakeName(out ReadOnlySpan<byte> name))
            {
                return false;
            }

            bool isWord = name is [(byte)'e'], isSymbol = name is [(byte)'s'] || name.SequenceEqual("symbol"u8);
            ReadOnlySpan<byte> text = default;
            if (isWord || isSymbol ? !data.TakeWord(out text) : !data.TakeOther())
            {
                return false;
            }

            kind = isWord ? BinanceTopic.Parse(text) : kind;
            symbol = isSymbol ? text : symbol;
            isNamed |= isWord;
            if (isNamed && !symbol.IsEmpty)
            {
                return true;
            }

            if (!data.TakeNext((byte)'}', out isMore))
            {
                return false;
            }
        }

        return data.IsProven;
    }

    /// <summary>A price or quantity on its grid.</summary>
    public static DecodeResult TakeSteps(ref FrameCursor data, DecimalStep step, out long steps)
    {
        FrameCursor before = data;
        if (data.TakeSteps(step, out steps))
        {
            return DecodeResult.Handled;
        }

        data = before;
        return !data.IsProven || !data.TakeScalar(out ReadOnlySpan<byte> text) ? DecodeResult.WrongShape
            : step.Parse(text, out steps) switch
            {
                StepParse.Ok => DecodeResult.Handled,
                StepParse.OffGrid => DecodeResult.OffGrid,
                _ => IsNone(text) ? DecodeResult.WrongShape : DecodeResult.BadNumber,
            };
    }

    /// <summary>A price or quantity on its grid, none where it is anything else; false where that can't be told.</summary>
    public static bool TakeStepsOrNone(ref FrameCursor data, DecimalStep step, out long? steps)
    {
        FrameCursor before = data;
        bool isTaken = TakeSteps(ref data, step, out long value) == DecodeResult.Handled;
        steps = isTaken ? value : null;
        if (!isTaken)
        {
            data = before;
        }

        return isTaken || (data.IsProven && data.TakeValue(out _));
    }

    /// <summary>A finite number, none where it is anything else; false where that can't be told.</summary>
    public static bool TakeDoubleOrNone(ref FrameCursor data, out double? value)
    {
        FrameCursor before = data;
        if (data.TakeDouble(out value))
        {
            return true;
        }

        data = before;
        value = null;
        if (!data.IsProven || !data.TakeValue(out ReadOnlySpan<byte> text))
        {
            return false;
        }

        text = text.Trim((byte)'"');
        value = Utf8Parser.TryParse(text, out double number, out int length) && length == text.Length && double.IsFinite(number) ? number : null;
        return true;
    }

    private static bool IsNone(ReadOnlySpan<byte> text) => text.SequenceEqual("null"u8) || text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8);
}
