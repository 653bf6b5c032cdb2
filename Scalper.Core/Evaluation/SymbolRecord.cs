namespace Scalper.Core.Evaluation;

/// <summary>What one model's scores of one symbol were worth over blocks at one horizon: figures, and no verdict. Immutable.</summary>
public readonly record struct SymbolRecord(IcSeries Ic, HitSeries Hits, SideMove Move, Coverage Coverage)
{
    public static SymbolRecord operator +(SymbolRecord a, SymbolRecord b) =>
        new(a.Ic + b.Ic, a.Hits + b.Hits, a.Move + b.Move, a.Coverage + b.Coverage);

    /// <summary>One block more.</summary>
    public SymbolRecord With(SymbolBlock block) => new(Ic.With(block.Ic), Hits.With(block.Hits), Move + block.Move, Coverage + block.Coverage);
}
