namespace Scalper.Web.Evaluation;

/// <summary>The columns of the symbols' worth.</summary>
public enum SymbolWorthColumn : byte
{
    Symbol,
    Scaled,
    Rank,
    Blocks,
    Hits,
    BaseRate,
    Gross,
    AfterSpread,
    AllIn,
    BreakEven,
    Kept,
    Discarded,
}
