using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue;

/// <summary>The stream of a symbol's trades: nothing on subscribing, then every trade once.</summary>
internal sealed class TradeFeed(Topic topic, NumberForm price, NumberForm quantity, FrameWriter writer) : TopicFeed(topic)
{
    public void Publish(ReadOnlySpan<Trade> trades, long tsMs)
    {
        while (!trades.IsEmpty)
        {
            int count = Math.Min(trades.Length, TradeFrames.MaxTrades);
            Broadcast(TradeFrames.Write(writer, Topic.Symbol, trades[..count], tsMs, price, quantity));
            trades = trades[count..];
        }
    }

    /// <summary>Sends a frame made elsewhere.</summary>
    public void Publish(byte[] frame) => Broadcast(frame);

    public override byte[]? Snapshot(long tsMs) => null;
}
