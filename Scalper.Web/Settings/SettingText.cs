using System.Globalization;
using System.Text.RegularExpressions;

namespace Scalper.Web.Settings;

/// <summary>Turns the text of a setting into a value, in the invariant culture.</summary>
internal static partial class SettingText
{
    private const int LongestShown = 100;

    public static bool CanConvert(Type type) =>
        type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long)
        || type == typeof(double) || type == typeof(decimal) || type == typeof(Uri);

    public static bool TryConvert(Type type, string text, out object? value)
    {
        value = type.IsEnum ? ToEnum(type, text)
            : type == typeof(string) ? text
            : type == typeof(bool) ? (bool.TryParse(text, out bool truth) ? truth : null)
            : type == typeof(int) ? (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int whole) ? whole : null)
            : type == typeof(long) ? (long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long big) ? big : null)
            : type == typeof(double) ? ToDouble(text)
            : type == typeof(decimal) ? (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact) ? exact : null)
            : type == typeof(Uri) ? (Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 ? uri : null)
            : throw new NotSupportedException($"No setting can be a {type}.");
        return value is not null;
    }

    /// <summary>A value as a setting's text; what an address has before its host, which may be a password, is left out.</summary>
    public static string Write(object value) => value switch
    {
        Uri address => BeforeHost().Replace(address.OriginalString, "//***@"),
        IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>The text as one short line; what an address has before its host, which may be a password, is left out.</summary>
    public static string Show(string text)
    {
        string line = string.Concat(BeforeHost().Replace(text, "//***@").Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length > LongestShown ? line[..LongestShown] + "..." : line;
    }

    // By name only: a number would pass for any value, defined or not.
    private static object? ToEnum(Type type, string text) =>
        Enum.GetNames(type).FirstOrDefault(name => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } name
            ? Enum.Parse(type, name)
            : null;

    private static double? ToDouble(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    [GeneratedRegex("//[^/?#]*@")]
    private static partial Regex BeforeHost();
}
