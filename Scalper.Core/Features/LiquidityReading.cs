using Scalper.Core.Books;
using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>Computes the liquidity of a Live book from every level it holds.</summary>
public static class LiquidityReading
{
    private const int Bands = 3;

    // 5, 10 and 25 bps as parts of the mid, so that their edges are exact in integers.
    private static readonly int[] Parts = [2_000, 1_000, 400];

    public static LiquidityFeatures Read(OrderBook book, Instrument instrument, FeatureOptions options)
    {
        ReadOnlySpan<BookLevel> bids = book.Bids.Levels, asks = book.Asks.Levels;
        if (OrderBookReading.Mid(book, instrument) is not { } mid)
        {
            return default;
        }

        long twiceMid = bids[0].PriceTicks + asks[0].PriceTicks;
        double unit = instrument.TickSize.Value * instrument.QtyStep.Value;
        Span<double?> bid = stackalloc double?[Bands], ask = stackalloc double?[Bands];
        ReadDepths(bids, bids.Length < book.Depth, twiceMid, unit, bid);
        ReadDepths(asks, asks.Length < book.Depth, twiceMid, unit, ask);
        return new LiquidityFeatures
        {
            BidDepth5Bps = bid[0],
            BidDepth10Bps = bid[1],
            BidDepth25Bps = bid[2],
            AskDepth5Bps = ask[0],
            AskDepth10Bps = ask[1],
            AskDepth25Bps = ask[2],
            BuySlippageBps = Slippage(asks, instrument, mid, options.SlippageQuote),
            SellSlippageBps = Slippage(bids, instrument, mid, options.SlippageQuote),
        };
    }

    /// <param name="isWhole">The venue has no levels beyond these.</param>
    private static void ReadDepths(ReadOnlySpan<BookLevel> levels, bool isWhole, long twiceMid, double unit, Span<double?> depths)
    {
        Int128 sum = 0;
        long farthest = levels.IsEmpty ? 0 : Distance(levels[^1], twiceMid);
        int next = 0;
        for (int band = 0; band < Bands; band++)
        {
            long edge = twiceMid / Parts[band];
            while (next < levels.Length && Distance(levels[next], twiceMid) <= edge)
            {
                sum += Math.BigMul(levels[next].PriceTicks, levels[next].QtyLots);
                next++;
            }

            bool isSeen = isWhole || next < levels.Length || farthest * Parts[band] == twiceMid;
            depths[band] = isSeen ? FlowTotals.ToDouble(sum) * unit : null;
        }
    }

    // In halves of a tick.
    private static long Distance(BookLevel level, long twiceMid) => Math.Abs((2 * level.PriceTicks) - twiceMid);

    private static double? Slippage(ReadOnlySpan<BookLevel> levels, Instrument instrument, double mid, double quote)
    {
        double left = quote, filled = 0;
        foreach (BookLevel level in levels)
        {
            double price = instrument.Price(level.PriceTicks), quantity = instrument.Quantity(level.QtyLots);
            if (price * quantity >= left)
            {
                filled += left / price;
                return Math.Abs((quote / filled) - mid) / mid * 10_000;
            }

            left -= price * quantity;
            filled += quantity;
        }

        return null;
    }
}
