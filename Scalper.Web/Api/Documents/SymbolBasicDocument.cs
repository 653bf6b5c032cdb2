using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Web.Data;

namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/symbol/{symbol}/basic</c>: what it is and where it stands now. Prices in quote currency, as the venue writes them.</summary>
/// <param name="Followed">The engine follows it now; else what follows the facts is none.</param>
/// <param name="BookStatus">Empty, Syncing, Live, Stale or Invalid.</param>
/// <param name="Reason">Why the book is not Live; none while it is.</param>
/// <param name="At">Receive time of its last data of any kind, Unix milliseconds.</param>
/// <param name="Last">Price of the last trade, or before the first one the ticker's; whatever the book's state.</param>
/// <param name="Bid">Best bid; none while the book is not Live, as <paramref name="Ask"/>.</param>
public sealed record SymbolBasicDocument(
    string Symbol,
    string Venue,
    bool Followed,
    SymbolFactsDocument Instrument,
    string? BookStatus,
    string? Reason,
    long? At,
    string? Last,
    string? Bid,
    string? Ask)
{
    /// <param name="followed">Null where the engine does not follow it.</param>
    /// <param name="verdict">Null where it is not on the list that is in force.</param>
    /// <param name="known">Null where it has no profile.</param>
    public static SymbolBasicDocument Of(string symbol, FollowedSymbol? followed, UniverseVerdict? verdict, SymbolProfileRow? known)
    {
        SymbolFactsDocument facts = SymbolFactsDocument.Of(followed, verdict, known);
        string venue = followed?.Instrument.Venue ?? Core.Primitives.Instrument.VenueOf(symbol);
        if (followed is null)
        {
            return new SymbolBasicDocument(symbol, venue, Followed: false, facts, null, null, null, null, null, null);
        }

        followed.Read(out SymbolView view);
        return new SymbolBasicDocument(
            symbol,
            venue,
            Followed: true,
            facts,
            view.Status.ToString(),
            view.IsLive ? null : view.Fault.Describe(),
            UnixTime.ToMilliseconds(view.DataAtNs),
            Price(followed, view.LastTradeTicks ?? view.Ticker.LastPriceTicks),
            Price(followed, view.IsLive ? view.BestBidTicks : null),
            Price(followed, view.IsLive ? view.BestAskTicks : null));
    }

    private static string? Price(FollowedSymbol symbol, long? ticks) => ticks is { } known ? symbol.Instrument.TickSize.Format(known) : null;
}
