using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Binance;

/// <summary>Fills of one taker's order at one price. <paramref name="OpenQuantity"/> is what of it no retail price improvement order gave.</summary>
internal readonly record struct TradeSum(long Seq, bool IsBuy, long Price, long Quantity, long OpenQuantity, long FirstId, long LastId, long TimeMs)
{
    public static TradeSum Of(in Trade trade, long id) =>
        new(trade.Seq, trade.IsBuy, trade.Price, trade.Quantity, Open(in trade), id, id, trade.TimeMs);

    public bool Takes(in Trade trade) => (trade.Seq, trade.IsBuy, trade.Price) == (Seq, IsBuy, Price);

    public TradeSum With(in Trade trade, long id) => this with { Quantity = Quantity + trade.Quantity, OpenQuantity = OpenQuantity + Open(in trade), LastId = id, TimeMs = trade.TimeMs };

    private static long Open(in Trade trade) => trade.IsRpi ? 0 : trade.Quantity;
}
