using System.Buffers.Text;
using System.Text.Json;
using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Venues.Bybit;

/// <summary>
/// Reads single fields: the reader stands on a field's name before the call and on its value after it. The venue quotes prices and
/// quantities and does not quote times and ids; both forms are taken for all of them.
/// </summary>
internal static class BybitFields
{
    /// <summary>Text without escapes, as every name, side and id of the venue is; false for anything else, which is passed over.</summary>
    public static bool TryReadText(ref Utf8JsonReader reader, out ReadOnlySpan<byte> text)
    {
        reader.Read();
        bool isText = reader.TokenType == JsonTokenType.String;
        text = isText ? reader.ValueSpan : default;
        reader.Skip();
        return isText;
    }

    /// <summary>A whole number; false for anything else, which is passed over.</summary>
    public static bool TryReadLong(ref Utf8JsonReader reader, out long value)
    {
        reader.Read();
        reader.Skip();
        value = 0;
        return reader.TokenType is JsonTokenType.Number or JsonTokenType.String
            && Utf8Parser.TryParse(reader.ValueSpan, out value, out int length)
            && length == reader.ValueSpan.Length;
    }

    /// <summary>A finite number; false where the field is empty, null or unreadable.</summary>
    public static bool TryReadDouble(ref Utf8JsonReader reader, out double value)
    {
        reader.Read();
        value = 0;
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            reader.Skip();
            return false;
        }

        return Utf8Parser.TryParse(reader.ValueSpan, out value, out int length)
            && length == reader.ValueSpan.Length
            && double.IsFinite(value);
    }

    /// <summary>A price or quantity on its grid.</summary>
    public static DecodeResult ReadSteps(ref Utf8JsonReader reader, DecimalStep step, out long steps)
    {
        reader.Read();
        return ReadStepsHere(ref reader, step, out steps);
    }

    /// <summary>As <see cref="ReadSteps"/>, where the reader stands on the value already.</summary>
    public static DecodeResult ReadStepsHere(ref Utf8JsonReader reader, DecimalStep step, out long steps)
    {
        steps = 0;
        return reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number)
            ? DecodeResult.WrongShape
            : step.Parse(reader.ValueSpan, out steps) switch
            {
                StepParse.Ok => DecodeResult.Handled,
                StepParse.OffGrid => DecodeResult.OffGrid,
                _ => DecodeResult.BadNumber,
            };
    }
}
