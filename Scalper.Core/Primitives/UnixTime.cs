namespace Scalper.Core.Primitives;

/// <summary>Wall-clock time as whole numbers since the Unix epoch, UTC.</summary>
public static class UnixTime
{
    private const long NanosecondsPerTick = 100;
    private const long NanosecondsPerMillisecond = 1_000_000;

    /// <summary>Now in nanoseconds; the clock's own resolution is 100 ns or coarser.</summary>
    public static long NowNs(this TimeProvider time) => (time.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) * NanosecondsPerTick;

    /// <summary>Nanoseconds to a time of day, UTC.</summary>
    public static DateTime FromNs(long nanoseconds) => DateTime.UnixEpoch.AddTicks(nanoseconds / NanosecondsPerTick);

    /// <summary>Nanoseconds to whole milliseconds, rounded down; 0 (never) becomes null.</summary>
    public static long? ToMilliseconds(long nanoseconds) => nanoseconds == 0 ? null : nanoseconds / NanosecondsPerMillisecond;
}
