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

    /// <summary>A time in nanoseconds; null where there are not enough of them, which is before 1678 and after 2261.</summary>
    public static long? ToNs(DateTimeOffset time)
    {
        Int128 ns = (Int128)(time - DateTimeOffset.UnixEpoch).Ticks * NanosecondsPerTick;
        return ns >= long.MinValue && ns <= long.MaxValue ? (long)ns : null;
    }

    /// <summary>Nanoseconds to whole milliseconds, rounded down; 0 (never) becomes null.</summary>
    public static long? ToMilliseconds(long nanoseconds) => nanoseconds == 0 ? null : nanoseconds / NanosecondsPerMillisecond;
}
