using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance.Wire;

/// <summary>Frames and answers that hold levels. A quantity of none has its decimals like any other: "0.000".</summary>
internal static class DepthFrames
{
    public static byte[] Write(FrameWriter writer, DepthMessage message, NumberForm price, NumberForm quantity)
    {
        writer.Reset()
            .Raw("{\"e\":\"depthUpdate\",\"E\":"u8).TimeMs(message.TimeMs)
            .Raw(",\"T\":"u8).TimeMs(message.EngineMs)
            .Raw(",\"s\":\""u8).Plain(message.Symbol)
            .Raw("\",\"U\":"u8).Integer(message.FirstId)
            .Raw(",\"u\":"u8).Integer(message.LastId)
            .Raw(",\"pu\":"u8).Integer(message.PreviousId)
            .Raw(",\"b\":["u8);
        Levels(writer, message.Bids, price, quantity);
        writer.Raw("],\"a\":["u8);
        Levels(writer, message.Asks, price, quantity);
        return writer.Raw("]}"u8).ToFrame();
    }

    /// <summary>The answer of the depth call.</summary>
    public static byte[] Snapshot(FrameWriter writer, DepthPicture picture, int limit, long nowMs)
    {
        writer.Reset()
            .Raw("{\"lastUpdateId\":"u8).Integer(picture.Id)
            .Raw(",\"E\":"u8).TimeMs(nowMs)
            .Raw(",\"T\":"u8).TimeMs(picture.EngineMs)
            .Raw(",\"bids\":["u8);
        Levels(writer, Top(picture.Bids, limit), picture.Price, picture.Quantity);
        writer.Raw("],\"asks\":["u8);
        Levels(writer, Top(picture.Asks, limit), picture.Price, picture.Quantity);
        return writer.Raw("]}"u8).ToFrame();
    }

    /// <summary>Pairs of price and quantity.</summary>
    public static void Levels(FrameWriter writer, ReadOnlySpan<Level> levels, NumberForm price, NumberForm quantity)
    {
        for (int i = 0; i < levels.Length; i++)
        {
            writer.Raw(i == 0 ? "[\""u8 : ",[\""u8);
            price.Write(writer, levels[i].Price).Raw("\",\""u8);
            quantity.Write(writer, levels[i].Quantity).Raw("\"]"u8);
        }
    }

    private static ReadOnlySpan<Level> Top(Level[] levels, int limit) => levels.AsSpan(0, Math.Min(limit, levels.Length));
}
