using Scalper.Sandbox.Binance.Wire;
using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Binance;

/// <summary>The best bid and ask whenever one of them has changed, under the update id of the book.</summary>
internal sealed class BookTickerFeed(StreamName stream, VenueContract contract, FrameWriter writer) : BinanceFeed(stream)
{
    private Level _bid, _ask;

    public override void Begin(long nowNs) => (_bid, _ask) = (contract.Book.Bids.Best, contract.Book.Asks.Best);

    public override void Stepped(ReadOnlySpan<Trade> trades, long firstTradeId, long nowNs)
    {
        (Level bid, Level ask) = (contract.Book.Bids.Best, contract.Book.Asks.Best);
        if ((bid, ask) == (_bid, _ask))
        {
            return;
        }

        (_bid, _ask) = (bid, ask);
        Broadcast(PriceFrames.BookTicker(writer, contract, nowNs / 1_000_000));
    }
}
