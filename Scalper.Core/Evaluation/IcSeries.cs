namespace Scalper.Core.Evaluation;

/// <summary>The IC over blocks, both ways. Immutable.</summary>
public readonly record struct IcSeries(BlockSeries Rank, BlockSeries Scaled)
{
    public static IcSeries operator +(IcSeries a, IcSeries b) => new(a.Rank + b.Rank, a.Scaled + b.Scaled);

    /// <summary>One block more.</summary>
    public IcSeries With(PooledIc block) => new(Rank.With(block.Rank.Mean), Scaled.With(block.Scaled.Mean));

    /// <summary>One block of one symbol more.</summary>
    public IcSeries With(IcPair block) => new(Rank.With(block.Rank), Scaled.With(block.Scaled));
}
