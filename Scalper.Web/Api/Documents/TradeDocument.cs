using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Web.Api.Documents;

/// <summary>One trade of the tape; <paramref name="At"/> is the venue's fill time, Unix milliseconds.</summary>
public sealed record TradeDocument(long At, string Price, string Qty, string Side, string? TickDirection, string Id)
{
    public static TradeDocument Of(Instrument instrument, Trade trade) => new(
        trade.ExchangeTimeMs,
        instrument.TickSize.Format(trade.PriceTicks),
        instrument.QtyStep.Format(trade.QtyLots),
        Words.Of(trade.Side),
        Words.Of(trade.TickDirection),
        trade.Id.ToString());
}
