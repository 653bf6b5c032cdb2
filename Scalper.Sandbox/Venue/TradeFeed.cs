using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue;

/// <summary>The stream of a symbol's trades: nothing on subscribing, then every trade once.</summary>
internal sealed class TradeFeed(Topic topic, NumberForm price, NumberForm quantity, FrameWriter writer) : TopicFeed(topic)
{
    /// <summary>So many of the last trades are kept.</summary>
    public const int RecentTrades = 100;

    private readonly Queue<(byte[] Frame, int Trades)> _recent = new();
    private NumberForm _price = price;
    private int _recentTrades;

    /// <summary>The frames that hold the last 100 trades, oldest first, as published.</summary>
    public IEnumerable<byte[]> RecentFrames => _recent.Select(static entry => entry.Frame);

    /// <summary>Prices are from now on counted in steps of another size.</summary>
    public void Regrid(NumberForm price) => _price = price;

    public void Publish(ReadOnlySpan<Trade> trades, long tsMs)
    {
        while (!trades.IsEmpty)
        {
            int count = Math.Min(trades.Length, TradeFrames.MaxTrades);
            Publish(TradeFrames.Write(writer, Topic.Symbol, trades[..count], tsMs, _price, quantity), count);
            trades = trades[count..];
        }
    }

    /// <summary>Sends a frame made elsewhere, of so many trades.</summary>
    public void Publish(byte[] frame, int trades)
    {
        _recent.Enqueue((frame, trades));
        _recentTrades += trades;
        while (_recentTrades - _recent.Peek().Trades >= RecentTrades)
        {
            _recentTrades -= _recent.Dequeue().Trades;
        }

        Broadcast(frame);
    }

    public override byte[]? Snapshot(long tsMs) => null;
}
