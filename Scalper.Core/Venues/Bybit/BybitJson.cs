using System.Globalization;
using System.Text.Json;

namespace Scalper.Core.Venues.Bybit;

/// <summary>Fields of REST answers, where numbers come as text.</summary>
internal static class BybitJson
{
    /// <summary>A field that must be there, as text; null reads as empty. Throws what <see cref="IsOtherShape"/> knows.</summary>
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    /// <summary>A field as a number; none where it is missing or not a finite number.</summary>
    public static double? Number(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value)
        && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && double.IsFinite(number)
            ? number
            : null;

    /// <summary>A field as a whole number not below zero, whether it comes as a number or as text; none where it is anything else, or missing.</summary>
    public static long? Count(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value)
        && long.TryParse(value.GetRawText().AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            ? count
            : null;

    /// <summary>True for what reading throws where a field is missing or of another type; anything else is a bug.</summary>
    public static bool IsOtherShape(Exception e) =>
        e is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException;
}
