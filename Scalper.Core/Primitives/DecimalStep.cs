using System.Globalization;

namespace Scalper.Core.Primitives;

/// <summary>
/// A decimal grid, such as a tick size or a quantity step. Values on it are held as a whole number of steps, so that equal
/// prices are equal whatever way they are spelled. Immutable.
/// </summary>
public sealed class DecimalStep
{
    /// <summary>Largest number of steps a value may have: sums over any book side still fit a <see cref="long"/>.</summary>
    public const long MaxSteps = 1_000_000_000_000_000;

    private const int MaxScale = 18;
    private const long MaxMantissa = 1_000_000_000_000;

    private static readonly long[] PowersOfTen = [.. Enumerable.Range(0, MaxScale + 1).Select(i => (long)Math.Pow(10, i))];

    private readonly long _mantissa;
    private readonly int _scale;
    private readonly double _divisor;

    private DecimalStep(string text, long mantissa, int scale, int decimals)
    {
        Text = text;
        _mantissa = mantissa;
        _scale = scale;
        _divisor = PowersOfTen[scale];
        Decimals = decimals;
        Value = ToDouble(1);
    }

    /// <summary>The step as the venue writes it, for example <c>0.10</c>.</summary>
    public string Text { get; }

    /// <summary>Digits after the point in <see cref="Text"/>: venues write values of the grid with as many.</summary>
    public int Decimals { get; }

    /// <summary>Digits after the point that values of the grid need: 1 for <c>0.10</c>, 2 for <c>0.05</c>, none for <c>1</c>.</summary>
    public int NeededDecimals => _scale;

    /// <summary>The step as a number.</summary>
    public double Value { get; }

    /// <summary>Reads a step such as <c>0.10</c>, <c>5</c> or <c>0.0000001</c>.</summary>
    /// <exception cref="FormatException">Not a positive decimal number of at most 18 decimals.</exception>
    public static DecimalStep Parse(string text)
    {
        return TryParse(text, out DecimalStep? step)
            ? step
            : throw new FormatException($"'{text}' is not a step: expected a positive decimal number with at most {MaxScale} decimals, such as 0.10.");
    }

    /// <summary>As <see cref="Parse"/>, without the exception.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out DecimalStep? step)
    {
        step = null;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value) || value <= 0)
        {
            return false;
        }

        int decimals = value.Scale;
        int scale = decimals;
        decimal mantissa = value;
        for (int i = 0; i < decimals; i++)
        {
            mantissa *= 10;
        }

        while (scale > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        if (scale > MaxScale || mantissa > MaxMantissa)
        {
            return false;
        }

        step = new DecimalStep(text!, (long)mantissa, scale, decimals);
        return true;
    }

    /// <summary>Reads a decimal number as steps.</summary>
    /// <param name="utf8">Digits with an optional point and an optional exponent; no sign, no white space.</param>
    /// <param name="steps">The number of steps, 0 to <see cref="MaxSteps"/>.</param>
    /// <returns>Why it could not be read, or <see cref="StepParse.Ok"/>.</returns>
    public StepParse Parse(ReadOnlySpan<byte> utf8, out long steps)
    {
        steps = 0;
        return DecimalText.TryRead(utf8, out long mantissa, out int fraction) ? Scale(mantissa, fraction, out steps) : StepParse.Malformed;
    }

    /// <summary>A decimal number as steps.</summary>
    /// <param name="mantissa">At least 0.</param>
    /// <param name="fraction">The number is mantissa x 10^-fraction; may be negative.</param>
    /// <param name="steps">The number of steps, 0 to <see cref="MaxSteps"/>.</param>
    /// <returns>Why it is none, or <see cref="StepParse.Ok"/>.</returns>
    public StepParse Scale(long mantissa, int fraction, out long steps)
    {
        steps = 0;
        int shift = _scale - fraction;
        if (mantissa == 0)
        {
            return StepParse.Ok;
        }

        if (shift == 0)
        {
            // As most are written.
        }
        else if (shift < 0)
        {
            if (-shift > MaxScale || mantissa % PowersOfTen[-shift] != 0)
            {
                return StepParse.OffGrid;
            }

            mantissa /= PowersOfTen[-shift];
        }
        else if (shift > MaxScale || mantissa > long.MaxValue / PowersOfTen[shift])
        {
            return StepParse.TooLarge;
        }
        else
        {
            mantissa *= PowersOfTen[shift];
        }

        (steps, long rest) = _mantissa == 1 ? (mantissa, 0) : Math.DivRem(mantissa, _mantissa);
        return rest != 0 ? StepParse.OffGrid : steps > MaxSteps ? StepParse.TooLarge : StepParse.Ok;
    }

    /// <summary>The value of a number of steps; the nearest double wherever the exact value has at most 15 digits.</summary>
    public double ToDouble(long steps) => (double)steps * _mantissa / _divisor;

    /// <summary>The value as the venue writes it, for example <c>65114.20</c>.</summary>
    public string Format(long steps) => Format(steps, Decimals);

    /// <summary>The value for people, without digits that are 0 on the whole grid, for example <c>65114.2</c>.</summary>
    public string FormatShort(long steps) => Format(steps, NeededDecimals);

    public override string ToString() => Text;

    private string Format(long steps, int decimals)
    {
        decimal value = (decimal)steps * _mantissa / PowersOfTen[_scale];
        return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
