namespace Scalper.Core.Evaluation;

/// <summary>The IC of a block over all symbols, both ways. Immutable.</summary>
public readonly record struct PooledIc(PooledBlock Rank, PooledBlock Scaled)
{
    public static PooledIc operator +(PooledIc a, PooledIc b) => new(a.Rank + b.Rank, a.Scaled + b.Scaled);

    /// <summary>One symbol more.</summary>
    public PooledIc With(IcPair symbol) => new(Rank.With(symbol.Rank), Scaled.With(symbol.Scaled));
}
