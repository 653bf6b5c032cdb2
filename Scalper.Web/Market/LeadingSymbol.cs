using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Web.Settings;

namespace Scalper.Web.Market;

/// <summary>
/// The symbol that others are compared with. It is joined to them here and not in their lanes: a score depends on its own lane alone.
/// Safe from any thread.
/// </summary>
public sealed class LeadingSymbol(IMarket market, LeadOptions options)
{
    private const long FreshMs = 1_000;

    public string Symbol => options.Symbol;

    /// <param name="nowMs">On the engine's clock.</param>
    /// <returns>
    /// None while the leading symbol is not followed or not Live, and where its last frame is more than a second old: what ended
    /// then is not the last second.
    /// </returns>
    public Lead? Read(long nowMs)
    {
        if (market.Find(Symbol) is not { } followed)
        {
            return null;
        }

        followed.Read(out SymbolView view);
        return view.IsLive && UnixTime.ToMilliseconds(view.UpdatedAtNs) is { } at && nowMs - at <= FreshMs
            ? new Lead(Symbol, at, view.Returns.Return1sBps, view.Returns.Return5sBps)
            : null;
    }

    /// <summary>The same for one symbol: none for the leading one itself.</summary>
    public Lead? ReadFor(string symbol, long nowMs) => symbol == Symbol ? null : Read(nowMs);
}
