using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Wire;

/// <summary>The <c>publicTrade.{symbol}</c> frame: oldest trade first, always called a snapshot.</summary>
internal static class TradeFrames
{
    /// <summary>The venue puts at most so many trades into one frame.</summary>
    public const int MaxTrades = 1024;

    public static byte[] Write(FrameWriter writer, string symbol, ReadOnlySpan<Trade> trades, long tsMs, NumberForm price, NumberForm quantity)
    {
        writer.Reset()
            .Raw("{\"topic\":\"publicTrade."u8).Plain(symbol)
            .Raw("\",\"type\":\"snapshot\",\"ts\":"u8).TimeMs(tsMs)
            .Raw(",\"data\":["u8);
        for (int i = 0; i < trades.Length; i++)
        {
            if (i > 0)
            {
                writer.Raw(","u8);
            }

            One(writer, symbol, in trades[i], price, quantity);
        }
        return writer.Raw("]}"u8).ToFrame();
    }

    private static void One(FrameWriter writer, string symbol, in Trade trade, NumberForm price, NumberForm quantity)
    {
        writer.Raw("{\"T\":"u8).TimeMs(trade.TimeMs)
            .Raw(",\"s\":\""u8).Plain(symbol)
            .Raw(trade.IsBuy ? "\",\"S\":\"Buy\",\"v\":\""u8 : "\",\"S\":\"Sell\",\"v\":\""u8);
        quantity.Write(writer, trade.Quantity).Raw("\",\"p\":\""u8);
        price.Write(writer, trade.Price).Raw("\",\"L\":\""u8).Plain(trade.Tick.ToString())
            .Raw("\",\"i\":\""u8).Plain(trade.Id.ToString())
            .Raw(trade.IsBlock ? "\",\"BT\":true"u8 : "\",\"BT\":false"u8)
            .Raw(trade.IsRpi ? ",\"RPI\":true,\"seq\":"u8 : ",\"RPI\":false,\"seq\":"u8)
            .Integer(trade.Seq)
            .Raw("}"u8);
    }
}
