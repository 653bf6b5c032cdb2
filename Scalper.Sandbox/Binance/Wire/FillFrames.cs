using Scalper.Sandbox.Synthetic;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance.Wire;

/// <summary>Frames of trades, fields in the order of the wire. The taker bought where the buyer is not the maker.</summary>
internal static class FillFrames
{
    public static byte[] Trade(FrameWriter writer, Contract terms, in Trade trade, long id, long nowMs)
    {
        writer.Reset()
            .Raw("{\"e\":\"trade\",\"E\":"u8).TimeMs(nowMs)
            .Raw(",\"T\":"u8).TimeMs(trade.TimeMs)
            .Raw(",\"s\":\""u8).Plain(terms.Symbol)
            .Raw("\",\"t\":"u8).Integer(id)
            .Raw(",\"p\":\""u8);
        terms.Price.Write(writer, trade.Price).Raw("\",\"q\":\""u8);
        terms.Quantity.Write(writer, trade.Quantity).Raw("\",\"X\":\""u8);

        // What did not meet an order of the book is printed under another name.
        return writer.Raw(trade.IsBlock ? "INSURANCE_FUND"u8 : "MARKET"u8)
            .Raw(trade.IsBuy ? "\",\"m\":false}"u8 : "\",\"m\":true}"u8)
            .ToFrame();
    }

    public static byte[] AggTrade(FrameWriter writer, Contract terms, TradeSum sum, long id, long nowMs)
    {
        writer.Reset()
            .Raw("{\"e\":\"aggTrade\",\"E\":"u8).TimeMs(nowMs)
            .Raw(",\"a\":"u8).Integer(id)
            .Raw(",\"s\":\""u8).Plain(terms.Symbol)
            .Raw("\",\"p\":\""u8);
        terms.Price.Write(writer, sum.Price).Raw("\",\"q\":\""u8);
        terms.Quantity.Write(writer, sum.Quantity).Raw("\",\"nq\":\""u8);
        terms.Quantity.Write(writer, sum.OpenQuantity);
        return writer.Raw("\",\"f\":"u8).Integer(sum.FirstId)
            .Raw(",\"l\":"u8).Integer(sum.LastId)
            .Raw(",\"T\":"u8).TimeMs(sum.TimeMs)
            .Raw(sum.IsBuy ? ",\"m\":false}"u8 : ",\"m\":true}"u8)
            .ToFrame();
    }
}
