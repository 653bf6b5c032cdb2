using System.Globalization;
using Scalper.Core.Primitives;

namespace Scalper.Web.Live;

/// <summary>Numbers as pages write them. None is a dash, never 0.</summary>
public static class Figures
{
    public const string None = "–";

    private const char Minus = '\u2212';

    // Sign, the digits of the greatest number, point and decimals, unit.
    private const int LongestFigure = 400;

    private static readonly string[] FixedFormats = [.. Enumerable.Range(0, 32).Select(d => "F" + Whole(d))];
    private static readonly string[] Seconds = Ages("s");
    private static readonly string[] Minutes = Ages("m");

    /// <summary>Fixed decimals, a minus sign as wide as a digit.</summary>
    public static string Fixed(double? value, int decimals) => value is { } v ? Write(v, v, decimals) : None;

    /// <summary>As <see cref="Fixed"/> with a plus sign in front of what is positive after rounding.</summary>
    public static string Signed(double? value, int decimals) => value is { } v ? Write(v, v, decimals, withPlus: true) : None;

    /// <summary>Three significant digits with K, M, B: 1.23K.</summary>
    public static string Compact(double? value) => value is { } v ? WriteCompact(v, withPlus: false) : None;

    /// <summary>As <see cref="Compact"/> with a plus sign in front of what is positive after rounding.</summary>
    public static string SignedCompact(double? value) => value is { } v ? WriteCompact(v, withPlus: true) : None;

    /// <summary>The style of a printed figure: by its sign where it has one, so that colour and sign always agree; null for a plain one.</summary>
    public static string? ToneOf(string figure) => figure switch
    {
        ['+', ..] => "up",
        [Minus, ..] => "down",
        None => "none",
        _ => null,
    };

    /// <summary>An age in one unit; below a second it is not worth a changing digit.</summary>
    public static string Age(long? milliseconds) => milliseconds switch
    {
        null => None,
        < 1000 => "<1 s",
        < 100_000 => Seconds[milliseconds.Value / 1000],
        < 6_000_000 => Minutes[milliseconds.Value / 60_000],
        _ => Whole(milliseconds.Value / 3_600_000) + " h",
    };

    /// <summary>A price or a quantity on its grid. Pages write them with the digits that the grid needs and no others, so that all of a symbol look alike.</summary>
    public static string OnGrid(DecimalStep step, long? steps) => steps is { } s ? FigureTexts.Of(step.FormatShort(s)) : None;

    /// <summary>A price that may lie off the grid, such as the mark price, with the digits of those that lie on it.</summary>
    public static string NearGrid(DecimalStep tick, double? price) => Fixed(price, tick.NeededDecimals);

    /// <summary>A price between those of the grid, such as a mean, with a digit more than they have.</summary>
    public static string WithinGrid(DecimalStep tick, double? price) => Fixed(price, tick.NeededDecimals + 1);

    /// <summary>Every bit of the value, for machines.</summary>
    public static string Exact(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>The time of day of a moment in Unix milliseconds, as <c>12:34:56 UTC</c>.</summary>
    public static string Utc(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The day of a moment in Unix milliseconds, UTC, as <c>2026-11-21</c>.</summary>
    public static string Day(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number with thin spaces between thousands.</summary>
    public static string Grouped(double value) => Math.Round(value).ToString("#,0", Thin);

    private static readonly NumberFormatInfo Thin = new() { NumberGroupSeparator = "\u2009" };

    private static string[] Ages(string unit) => [.. Enumerable.Range(0, 100).Select(n => $"{Whole(n)} {unit}")];

    private static string WriteCompact(double value, bool withPlus)
    {
        double size = Math.Abs(value);
        (double scaled, string unit) = size switch
        {
            >= 999.5e6 => (size / 1e9, "B"),
            >= 999.5e3 => (size / 1e6, "M"),
            >= 999.5 => (size / 1e3, "K"),
            _ => (size, ""),
        };
        int decimals = scaled switch { >= 99.95 => 0, >= 9.995 => 1, >= 0.9995 or 0 => 2, _ => 4 };
        return Write(scaled, value, decimals, withPlus, unit);
    }

    // The digits of one number under the sign of another: pages write thousands of figures a second.
    private static string Write(double size, double signed, int decimals, bool withPlus = false, string unit = "")
    {
        Span<char> text = stackalloc char[LongestFigure];
        Math.Abs(size).TryFormat(text[1..], out int digits, FixedFormats[decimals], CultureInfo.InvariantCulture);
        int end = 1 + digits;
        bool hasSign = (signed < 0 || (withPlus && signed > 0)) && text[1..end].ContainsAnyInRange('1', '9');
        unit.CopyTo(text[end..]);
        text[0] = signed < 0 ? Minus : '+';
        return FigureTexts.Of(text[(hasSign ? 0 : 1)..(end + unit.Length)]);
    }
}
