using Scalper.Core.Primitives;

namespace Scalper.Core.Engine;

/// <summary>Followed symbols by the state of their books.</summary>
internal readonly record struct SymbolTally(int Total, int Live, int Quiet, int Stale, int Invalid, int Gone)
{
    public static SymbolTally Of(IReadOnlyList<FollowedSymbol> symbols)
    {
        int live = 0, quiet = 0, stale = 0, invalid = 0, gone = 0;
        foreach (FollowedSymbol symbol in symbols)
        {
            symbol.Read(out SymbolView view);
            live += view.IsLive ? 1 : 0;
            quiet += view.IsQuiet ? 1 : 0;
            gone += view.IsGone ? 1 : 0;
            stale += view.Status == BookStatus.Stale && !view.IsGone ? 1 : 0;
            invalid += view.Status == BookStatus.Invalid ? 1 : 0;
        }

        return new SymbolTally(symbols.Count, live, quiet, stale, invalid, gone);
    }
}
