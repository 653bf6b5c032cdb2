using Scalper.Core.Primitives;

namespace Scalper.Core.Evaluation;

/// <summary>How restless a score is: changes of its side per hour of Live time. Immutable; sums, the same in any order.</summary>
/// <param name="Changes">From one of LONG, SHORT, neutral to another.</param>
/// <param name="LiveNs">Time in which there was a score, nanoseconds.</param>
public readonly record struct FlipRate(long Changes, long LiveNs)
{
    private const double HourNs = 3_600e9;

    /// <summary>None of no time.</summary>
    public double? PerHour => LiveNs == 0 ? null : Changes / (LiveNs / HourNs);

    /// <summary>The time of both.</summary>
    public static FlipRate operator +(FlipRate a, FlipRate b) => new(a.Changes + b.Changes, a.LiveNs + b.LiveNs);

    /// <summary>One side followed another. After a gap nobody knows what was before: then there is none to give.</summary>
    /// <param name="before">Side of the score before, in the same stretch of Live time; none for its first.</param>
    /// <param name="liveNs">Time for which that one held, nanoseconds.</param>
    public FlipRate With(ScoreSide? before, ScoreSide now, long liveNs) => new(Changes + (before is { } known && known != now ? 1 : 0), LiveNs + liveNs);
}
