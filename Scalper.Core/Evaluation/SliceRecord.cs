namespace Scalper.Core.Evaluation;

/// <summary>A part of the samples over blocks. Immutable.</summary>
public readonly record struct SliceRecord(IcSeries Ic, HitSeries Hits, SideMove Move)
{
    public static SliceRecord operator +(SliceRecord a, SliceRecord b) => new(a.Ic + b.Ic, a.Hits + b.Hits, a.Move + b.Move);

    /// <summary>One block more.</summary>
    public SliceRecord With(SliceTally block) => new(Ic.With(block.Ic), Hits.With(block.Hits), Move + block.Move);
}
