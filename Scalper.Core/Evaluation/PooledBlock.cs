namespace Scalper.Core.Evaluation;

/// <summary>A figure of one block over all symbols: their equal mean, the same in any order. Immutable.</summary>
/// <param name="Values">Of the symbols that have one.</param>
/// <param name="None">Symbols that have none: too few pairs, or a score that stood still.</param>
public readonly record struct PooledBlock(ExactMean Values, long None)
{
    /// <summary>None where no symbol has one.</summary>
    public double? Mean => Values.Value;

    /// <summary>The symbols of both, as two lanes have them.</summary>
    public static PooledBlock operator +(PooledBlock a, PooledBlock b) => new(a.Values + b.Values, a.None + b.None);

    /// <summary>One symbol more.</summary>
    /// <param name="value">None is counted and enters no mean.</param>
    public PooledBlock With(double? value) => value is { } known ? this with { Values = Values.With(known) } : this with { None = None + 1 };
}
