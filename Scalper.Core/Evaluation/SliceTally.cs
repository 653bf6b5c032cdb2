namespace Scalper.Core.Evaluation;

/// <summary>A part of a block's samples by itself. Immutable.</summary>
public readonly record struct SliceTally(PooledIc Ic, HitCounts Hits, SideMove Move)
{
    public static SliceTally operator +(SliceTally a, SliceTally b) => new(a.Ic + b.Ic, a.Hits + b.Hits, a.Move + b.Move);
}
