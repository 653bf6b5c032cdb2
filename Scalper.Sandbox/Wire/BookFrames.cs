using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Wire;

/// <summary>The <c>orderbook.{depth}.{symbol}</c> frame, fields in the order the linear socket sends them.</summary>
internal static class BookFrames
{
    public static byte[] Write(FrameWriter writer, string topic, BookMessage message, NumberForm price, NumberForm quantity)
    {
        writer.Reset()
            .Raw("{\"topic\":\""u8).Plain(topic)
            .Raw(message.IsSnapshot ? "\",\"type\":\"snapshot\",\"ts\":"u8 : "\",\"type\":\"delta\",\"ts\":"u8).TimeMs(message.TsMs)
            .Raw(",\"data\":{\"s\":\""u8).Plain(message.Symbol)
            .Raw("\",\"b\":["u8);
        Levels(writer, message.Bids, price, quantity);
        writer.Raw("],\"a\":["u8);
        Levels(writer, message.Asks, price, quantity);
        return writer.Raw("],\"u\":"u8).Integer(message.UpdateId)
            .Raw(",\"seq\":"u8).Integer(message.Seq)
            .Raw("},\"cts\":"u8).TimeMs(message.CtsMs)
            .Raw("}"u8)
            .ToFrame();
    }

    /// <summary>Pairs of price and quantity; a quantity of none is "0" without decimals, which deletes the level.</summary>
    public static void Levels(FrameWriter writer, ReadOnlySpan<Level> levels, NumberForm price, NumberForm quantity)
    {
        for (int i = 0; i < levels.Length; i++)
        {
            writer.Raw(i == 0 ? "[\""u8 : ",[\""u8);
            price.Write(writer, levels[i].Price);
            writer.Raw("\",\""u8);
            if (levels[i].Quantity == 0)
            {
                writer.Raw("0"u8);
            }
            else
            {
                quantity.Write(writer, levels[i].Quantity);
            }

            writer.Raw("\"]"u8);
        }
    }
}
