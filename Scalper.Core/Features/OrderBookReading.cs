using Scalper.Core.Books;
using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>Computes the order-book features of a Live book. Quantities are summed in lots, so that the order does not matter.</summary>
public static class OrderBookReading
{
    private const int DepthLevels = 10;
    private const int ImbalanceLevels = 25;
    private const int NearLevels = 5;

    public static OrderBookFeatures Read(OrderBook book, Instrument instrument)
    {
        ReadOnlySpan<BookLevel> bids = book.Bids.Levels, asks = book.Asks.Levels;
        if (bids.IsEmpty || asks.IsEmpty)
        {
            return default;
        }

        long bidLots = SumLots(bids, DepthLevels), askLots = SumLots(asks, DepthLevels);
        double bidDepth = instrument.Quantity(bidLots), askDepth = instrument.Quantity(askLots);
        double pressure = bidDepth / (bidDepth + askDepth);
        double bid25 = SumLots(bids, ImbalanceLevels), ask25 = SumLots(asks, ImbalanceLevels);
        double bid5 = SumLots(bids, NearLevels), ask5 = SumLots(asks, NearLevels);
        double bid = instrument.Price(bids[0].PriceTicks), ask = instrument.Price(asks[0].PriceTicks);
        double bidQty = instrument.Quantity(bids[0].QtyLots), askQty = instrument.Quantity(asks[0].QtyLots);
        return new OrderBookFeatures
        {
            BidDepth = bidDepth,
            AskDepth = askDepth,
            DepthImbalance = (bidDepth - askDepth) / (bidDepth + askDepth),
            BidPressure = pressure,
            AskPressure = 1 - pressure,
            WeightedMidPrice = ((bid * askQty) + (ask * bidQty)) / (bidQty + askQty),
            SpreadBps = (ask - bid) / Mid(bid, ask) * 10_000,
            Imbalance25 = bid25 / (bid25 + ask25),
            Imbalance5 = bid5 / (bid5 + ask5),
        };
    }

    /// <summary>(best bid + best ask) / 2 in quote currency; none with an empty side.</summary>
    public static double? Mid(OrderBook book, Instrument instrument)
    {
        ReadOnlySpan<BookLevel> bids = book.Bids.Levels, asks = book.Asks.Levels;
        return bids.IsEmpty || asks.IsEmpty ? null : Mid(instrument.Price(bids[0].PriceTicks), instrument.Price(asks[0].PriceTicks));
    }

    private static double Mid(double bid, double ask) => (bid + ask) / 2;

    private static long SumLots(ReadOnlySpan<BookLevel> levels, int most)
    {
        long sum = 0;
        foreach (BookLevel level in levels[..Math.Min(levels.Length, most)])
        {
            sum += level.QtyLots;
        }

        return sum;
    }
}
