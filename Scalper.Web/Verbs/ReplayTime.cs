using System.Globalization;
using Scalper.Core.Primitives;

namespace Scalper.Web.Verbs;

/// <summary>Times of recordings, in UTC, as commands print and take them.</summary>
internal static class ReplayTime
{
    /// <summary>Such as <c>2026-11-22T12:40:50.123Z</c>; a dash where there is none.</summary>
    public static string Write(long ns) => ns == 0 ? "-" : UnixTime.FromNs(ns).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Reads ISO 8601; without an offset it is UTC.</summary>
    /// <returns>Unix nanoseconds; null where the text is no time.</returns>
    public static long? Read(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? UnixTime.ToNs(time)
            : null;
}
