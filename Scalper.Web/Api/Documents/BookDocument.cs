using Scalper.Core.Engine;
using Scalper.Core.Primitives;

namespace Scalper.Web.Api.Documents;

/// <summary>A symbol's order book; levels are pairs of price and quantity as the venue writes them, best first, those last known where the book is not Live.</summary>
/// <param name="At">Receive time of the last book frame, Unix milliseconds.</param>
public sealed record BookDocument(
    string Symbol, string Venue, string Status, long? UpdateId, long? Seq, long? At, IReadOnlyList<string[]> Bids, IReadOnlyList<string[]> Asks)
{
    public static BookDocument Of(SymbolDetail detail, int depth) => new(
        detail.Instrument.Symbol,
        detail.Instrument.Venue,
        detail.View.Status.ToString(),
        Ids.Known(detail.View.UpdateId),
        Ids.Known(detail.View.Sequence),
        UnixTime.ToMilliseconds(detail.View.BookUpdatedAtNs),
        Levels(detail.Instrument, detail.Bids, depth),
        Levels(detail.Instrument, detail.Asks, depth));

    private static string[][] Levels(Instrument instrument, IReadOnlyList<BookLevel> levels, int depth) =>
        [.. levels.Take(depth).Select(l => new[] { instrument.TickSize.Format(l.PriceTicks), instrument.QtyStep.Format(l.QtyLots) })];
}
