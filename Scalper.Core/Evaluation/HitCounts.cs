using Scalper.Core.Primitives;

namespace Scalper.Core.Evaluation;

/// <summary>How often the price went where the score said. Immutable; sums of counts, the same in any order.</summary>
/// <param name="Hits">The mid moved towards the score's side.</param>
/// <param name="Misses">It moved against it.</param>
/// <param name="Zeros">It did not move: neither right nor wrong, in no share.</param>
/// <param name="Ups">Hits and misses in which it moved up.</param>
/// <param name="Neutral">Samples whose score takes no side: in no other count.</param>
public readonly record struct HitCounts(long Hits, long Misses, long Zeros, long Ups, long Neutral)
{
    /// <summary>Samples that were right or wrong.</summary>
    public long Decided => Hits + Misses;

    /// <summary>Share of hits, 0 to 1; none where nothing was decided.</summary>
    public double? Rate => Decided == 0 ? null : (double)Hits / Decided;

    /// <summary>
    /// Share of up moves among the same samples, 0 to 1: what one who always says up would have hit. One who always says down hits the rest.
    /// </summary>
    public double? BaseRate => Decided == 0 ? null : (double)Ups / Decided;

    /// <summary>The samples of both.</summary>
    public static HitCounts operator +(HitCounts a, HitCounts b) =>
        new(a.Hits + b.Hits, a.Misses + b.Misses, a.Zeros + b.Zeros, a.Ups + b.Ups, a.Neutral + b.Neutral);

    /// <summary>One sample more.</summary>
    /// <param name="move">Log return of the mid; its sign alone counts.</param>
    public HitCounts With(ScoreSide side, double move)
    {
        if (side == ScoreSide.Neutral)
        {
            return this with { Neutral = Neutral + 1 };
        }

        if (move == 0)
        {
            return this with { Zeros = Zeros + 1 };
        }

        bool isUp = move > 0, isHit = isUp == (side == ScoreSide.Long);
        return this with { Hits = Hits + (isHit ? 1 : 0), Misses = Misses + (isHit ? 0 : 1), Ups = Ups + (isUp ? 1 : 0) };
    }
}
