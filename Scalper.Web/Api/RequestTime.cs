using System.Globalization;
using Scalper.Core.Primitives;

namespace Scalper.Web.Api;

/// <summary>Times as requests write them.</summary>
internal static class RequestTime
{
    /// <summary>Reads ISO 8601, UTC without an offset, or Unix milliseconds.</summary>
    /// <returns>Null where the text is no time.</returns>
    public static DateTimeOffset? Read(string? text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long ms))
        {
            return ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) ? time : null;
    }

    /// <summary>The same in Unix nanoseconds.</summary>
    /// <returns>Null where the text is no time, or one that they can't count.</returns>
    public static long? ReadNs(string? text) => Read(text) is { } time ? UnixTime.ToNs(time) : null;
}
