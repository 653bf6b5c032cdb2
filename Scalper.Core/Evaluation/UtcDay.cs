namespace Scalper.Core.Evaluation;

/// <summary>Days of UTC, numbered from 1970.</summary>
public static class UtcDay
{
    public const long Seconds = 86_400;

    /// <summary>The day in which a second is.</summary>
    public static long Of(long second) => second / Seconds;

    /// <summary>The day to which a block belongs: that in which it ended, midnight itself counting to the day before.</summary>
    /// <param name="endSecond">Unix time of the first second behind the block.</param>
    public static long OfBlock(long endSecond) => (endSecond - 1) / Seconds;

    /// <summary>The first second of a day.</summary>
    public static long Start(long day) => day * Seconds;
}
