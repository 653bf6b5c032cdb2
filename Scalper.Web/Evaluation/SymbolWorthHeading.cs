namespace Scalper.Web.Evaluation;

/// <summary>A column of the symbols' worth on screen.</summary>
/// <param name="Id">Stable name, for styles and tests.</param>
public sealed record SymbolWorthHeading(SymbolWorthColumn Column, string Id, string Title, string Hint)
{
    /// <summary>All columns, in order.</summary>
    public static IReadOnlyList<SymbolWorthHeading> All { get; } =
    [
        new(SymbolWorthColumn.Symbol, "symbol", "Symbol", "The venue's name of the symbol"),
        new(SymbolWorthColumn.Scaled, "scaled", "Scaled IC", "Scaled IC, mean of its blocks, with its 95 % interval from 30 blocks on"),
        new(SymbolWorthColumn.Rank, "rank", "Rank IC", "Rank IC within the block, mean of its blocks, with its 95 % interval from 30 blocks on"),
        new(SymbolWorthColumn.Blocks, "blocks", "Blocks", "Blocks with a rank IC"),
        new(SymbolWorthColumn.Hits, "hits", "Hit rate", "Share of moves to the score's side; moves of zero and neutral scores are left out"),
        new(SymbolWorthColumn.BaseRate, "base", "Base", "Share of up moves among the same: what always saying up would have hit"),
        new(SymbolWorthColumn.Gross, "gross", "Gross bps", "Mean move of the mid to the score's side, basis points"),
        new(SymbolWorthColumn.AfterSpread, "after", "Spread bps", "The same after crossing the spread twice, basis points"),
        new(SymbolWorthColumn.AllIn, "allin", "All-in bps", "The same after spread and fees, basis points"),
        new(SymbolWorthColumn.BreakEven, "even", "Break-even", "Fee of one side at which nothing is left, basis points; below 0 the spread alone took it"),
        new(SymbolWorthColumn.Kept, "kept", "Kept", "Windows that count, of all whole seconds followed"),
        new(SymbolWorthColumn.Discarded, "discarded", "Lost", "Windows that touched a gap, of those that were closed"),
    ];
}
