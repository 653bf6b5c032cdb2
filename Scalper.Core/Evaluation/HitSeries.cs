namespace Scalper.Core.Evaluation;

/// <summary>Hits block after block: all of them, and how much their share differs from block to block. Immutable.</summary>
/// <param name="Counts">Over all blocks.</param>
/// <param name="Rates">Share of hits of every block that has one, each block as much as the other.</param>
public readonly record struct HitSeries(HitCounts Counts, BlockSeries Rates)
{
    /// <summary>The blocks of both.</summary>
    public static HitSeries operator +(HitSeries a, HitSeries b) => new(a.Counts + b.Counts, a.Rates + b.Rates);

    /// <summary>One block more.</summary>
    public HitSeries With(HitCounts block) => new(Counts + block, Rates.With(block.Rate));
}
