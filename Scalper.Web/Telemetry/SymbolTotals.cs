using Scalper.Core.Engine;

namespace Scalper.Web.Telemetry;

/// <summary>What lanes count of symbols.</summary>
/// <param name="Errors">Times a book turned out to be wrong: a gap, a crossed book, too many levels.</param>
internal readonly record struct SymbolTotals(long Scores, long Errors, long Gaps, long Resyncs)
{
    public static SymbolTotals Of(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        return new SymbolTotals(view.Scores, view.Faults, view.Counters.SequenceGaps, view.Counters.Resyncs);
    }

    public static SymbolTotals operator +(SymbolTotals a, SymbolTotals b) =>
        new(a.Scores + b.Scores, a.Errors + b.Errors, a.Gaps + b.Gaps, a.Resyncs + b.Resyncs);

    public SymbolTotals Since(SymbolTotals before) =>
        new(Grown(Scores, before.Scores), Grown(Errors, before.Errors), Grown(Gaps, before.Gaps), Grown(Resyncs, before.Resyncs));

    // A symbol that was gone counts from 0 again.
    private static long Grown(long now, long before) => now >= before ? now - before : now;
}
