using Scalper.Core.Engine;
using Scalper.Core.Features;
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
        return view.IsLive && IsFresh(view.UpdatedAtNs, nowMs) && UnixTime.ToMilliseconds(view.UpdatedAtNs) is { } at
            ? new Lead(Symbol, at, view.Returns.Return1sBps, view.Returns.Return5sBps)
            : null;
    }

    /// <summary>The same beside one symbol, with how far it is ahead of that: none for the leading symbol itself.</summary>
    public Lead? ReadFor(string symbol, in SymbolView view, long nowMs)
    {
        if (symbol == Symbol || Read(nowMs) is not { } lead)
        {
            return null;
        }

        ReturnFeatures own = view.IsLive && IsFresh(view.UpdatedAtNs, nowMs) ? view.Returns : default;
        return lead with { Ahead1sBps = lead.Return1sBps - own.Return1sBps, Ahead5sBps = lead.Return5sBps - own.Return5sBps };
    }

    /// <summary>True where windows that end at a symbol's last frame still tell of the last second.</summary>
    internal static bool IsFresh(long updatedAtNs, long nowMs) => UnixTime.ToMilliseconds(updatedAtNs) is { } at && nowMs - at <= FreshMs;
}
