using Scalper.Sandbox.Binance.Wire;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance;

/// <summary>Every fill by itself, as it happens.</summary>
internal sealed class FillFeed(StreamName stream, VenueContract contract, FrameWriter writer) : BinanceFeed(stream)
{
    public override void Stepped(ReadOnlySpan<Trade> trades, long firstTradeId, long nowNs)
    {
        for (int i = 0; i < trades.Length; i++)
        {
            Broadcast(FillFrames.Trade(writer, contract.Terms, in trades[i], firstTradeId + i, nowNs / 1_000_000));
        }
    }
}
