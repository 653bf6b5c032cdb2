using System.Globalization;
using Scalper.Core.Primitives;
using Scalper.Core.Replay.Session;

namespace Scalper.Web.Replays;

/// <summary>A replay's times and state as the bar writes and reads them. All times are UTC.</summary>
internal static class ReplayWords
{
    /// <summary>Places of the scrub bar.</summary>
    public const int ScrubSteps = 10_000;

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] TimesOfDay = ["H:m", "H:m:s", "H:m:s.FFFFFFF"];

    /// <summary>Speeds on offer.</summary>
    public static IReadOnlyList<string> Speeds { get; } = ["0.25", "0.5", "1", "2", "5", "10", "25", "50", "100", ReplayOptions.FastestWord];

    public static string Speed(double speed) => double.IsFinite(speed) ? speed.ToString(CultureInfo.InvariantCulture) : ReplayOptions.FastestWord;

    public static string Day(long ns) => Write(ns, "yyyy-MM-dd");

    public static string Time(long ns) => Write(ns, "HH:mm:ss.fff");

    /// <summary>To the last digit that a time of .NET has: 100 ns.</summary>
    public static string Iso(long ns) => Write(ns, "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'");

    public static string State(in ReplayPosition at) => at.State switch
    {
        ReplayState.Playing when at.Loop is not null => "playing, in a loop",
        ReplayState.Playing => "playing",
        ReplayState.Paused => "paused",
        ReplayState.Seeking => "on its way…",
        ReplayState.Ended => "at its end",
        _ => "stopped by a fault",
    };

    /// <summary>Place of the scrub bar.</summary>
    public static int Place(in ReplayPosition at) =>
        at.ToNs <= at.FromNs ? 0 : (int)Math.Clamp(Math.Round((double)(at.NowNs - at.FromNs) / (at.ToNs - at.FromNs) * ScrubSteps), 0, ScrubSteps);

    /// <summary>The time of a place of the scrub bar, Unix nanoseconds.</summary>
    public static long TimeAt(in ReplayPosition at, int place) => at.FromNs + (long)((double)(at.ToNs - at.FromNs) * Math.Clamp(place, 0, ScrubSteps) / ScrubSteps);

    /// <summary>Reads a time of the day that the replay is at, or one with its day.</summary>
    /// <returns>Unix nanoseconds; null where the text is neither.</returns>
    public static long? ReadTime(string text, long nowNs)
    {
        if (DateTime.TryParseExact(text, TimesOfDay, CultureInfo.InvariantCulture, Utc, out DateTime ofDay))
        {
            return UnixTime.ToNs(new DateTimeOffset(UnixTime.FromNs(nowNs).Date + ofDay.TimeOfDay, TimeSpan.Zero));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out DateTimeOffset time) ? UnixTime.ToNs(time) : null;
    }

    private static string Write(long ns, string format) => UnixTime.FromNs(ns).ToString(format, CultureInfo.InvariantCulture);
}
