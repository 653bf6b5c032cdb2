using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;

namespace Scalper.Web.Evaluation;

/// <summary>What the symbols are sorted by. None stands last either way.</summary>
public sealed record SymbolWorthOrder(SymbolWorthColumn Column, bool Descending = true)
{
    /// <summary>The order after a heading was pressed: another column from its greatest on, names from A; the same the other way round.</summary>
    public SymbolWorthOrder Next(SymbolWorthColumn column) =>
        column == Column ? this with { Descending = !Descending } : new SymbolWorthOrder(column, column != SymbolWorthColumn.Symbol);

    /// <param name="feeBps">Of one side.</param>
    public IEnumerable<SymbolWorth> Sort(IEnumerable<SymbolWorth> symbols, double feeBps)
    {
        if (Column == SymbolWorthColumn.Symbol)
        {
            return Descending ? symbols.OrderByDescending(s => s.Symbol, SymbolOrder.Instance) : symbols.OrderBy(s => s.Symbol, SymbolOrder.Instance);
        }

        IOrderedEnumerable<SymbolWorth> known = symbols.OrderBy(s => ValueOf(s, feeBps) is null);
        return (Descending ? known.ThenByDescending(s => ValueOf(s, feeBps)) : known.ThenBy(s => ValueOf(s, feeBps))).ThenBy(s => s.Symbol, SymbolOrder.Instance);
    }

    private double? ValueOf(SymbolWorth symbol, double feeBps)
    {
        SymbolRecord r = symbol.Record;
        return Column switch
        {
            SymbolWorthColumn.Scaled => r.Ic.Scaled.Count == 0 ? null : r.Ic.Scaled.Mean,
            SymbolWorthColumn.Rank => r.Ic.Rank.Count == 0 ? null : r.Ic.Rank.Mean,
            SymbolWorthColumn.Blocks => r.Ic.Rank.Count,
            SymbolWorthColumn.Hits => r.Hits.Counts.Rate,
            SymbolWorthColumn.BaseRate => r.Hits.Counts.BaseRate,
            SymbolWorthColumn.Gross => r.Move.Gross.Value,
            SymbolWorthColumn.AfterSpread or SymbolWorthColumn.BreakEven => r.Move.AfterSpread.Value,
            SymbolWorthColumn.AllIn => WorthWords.AllIn(r.Move.AfterSpread.Value, feeBps),
            SymbolWorthColumn.Kept => r.Coverage.Share,
            _ => r.Coverage.DiscardedShare,
        };
    }
}
