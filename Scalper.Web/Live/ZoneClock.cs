using System.Globalization;
using Scalper.Web.Screens;

namespace Scalper.Web.Live;

/// <summary>The time of day in a person's zone.</summary>
public static class ZoneClock
{
    /// <summary>For example <c>14:00:00 Berlin</c>; null where the zone is UTC, which is shown anyway, or where there is no time yet.</summary>
    /// <param name="unixMs">0 before the first reading.</param>
    /// <param name="zone">IANA name.</param>
    public static string? Write(long unixMs, string zone)
    {
        return unixMs == 0 || zone == ScreenSettings.Utc || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)
            ? null
            : $"{At(unixMs, zone)} {City(zone)}";
    }

    /// <summary>For example <c>14:00:00</c>; in UTC where the zone is not known.</summary>
    public static string At(long unixMs, string zone)
    {
        DateTimeOffset utc = DateTimeOffset.FromUnixTimeMilliseconds(unixMs);
        DateTimeOffset there = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found) ? TimeZoneInfo.ConvertTime(utc, found) : utc;
        return there.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>The last part of the zone's name.</summary>
    public static string City(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
