using System.Globalization;
using System.Text.Json;

namespace Scalper.Core.Venues;

/// <summary>Fields of REST answers, where numbers come as text.</summary>
internal static class VenueJson
{
    /// <summary>The end of the year 9999 in Unix milliseconds: no date is behind it.</summary>
    public const long LatestTimeMs = 253_402_300_799_999;

    /// <summary>A field that must be there, as text; null reads as empty. Throws what <see cref="IsOtherShape"/> knows.</summary>
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    /// <summary>The same, none where it is empty.</summary>
    public static string? TextOrNone(this JsonElement element, string name) => element.Text(name) is { Length: > 0 } text ? text : null;

    /// <summary>A field as a number; none where it is missing or not a finite number.</summary>
    public static double? Number(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value)
        && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number)
            ? number
            : null;

    /// <summary>
    /// A fact that decides nothing, so that one that makes no sense costs nothing: a whole number from 1 up to the most, whether it comes as a number or as text; none
    /// where it is anything else, or missing.
    /// </summary>
    public static long? Count(this JsonElement element, string name, long most) =>
        element.TryGetProperty(name, out JsonElement value)
        && long.TryParse(value.GetRawText().AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long count)
        && count > 0 && count <= most
            ? count
            : null;

    /// <summary>True for what reading throws where a field is missing or of another type; anything else is a bug.</summary>
    public static bool IsOtherShape(Exception e) =>
        e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException;
}
