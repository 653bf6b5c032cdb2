namespace Scalper.Tests.Reference;

/// <summary>The group <c>orderbook</c>: every field none with an empty side (ruling 16).</summary>
public sealed record ReferenceOrderbook(
    double? BidDepth = null,
    double? AskDepth = null,
    double? DepthImbalance = null,
    double? BidPressure = null,
    double? AskPressure = null,
    double? WeightedMidPrice = null,
    double? SpreadBps = null,
    double? Imbalance25 = null,
    double? Imbalance5 = null)
{
    public static ReferenceOrderbook Of(ReferenceView view)
    {
        if (view.Mid is not { } mid)
        {
            return new ReferenceOrderbook();
        }

        (double bid, double ask) = (Depth(view.Bids, 10), Depth(view.Asks, 10));
        (double bid25, double ask25) = (Depth(view.Bids, 25), Depth(view.Asks, 25));
        (ReferenceLevel bestBid, ReferenceLevel bestAsk) = (view.Bids[0], view.Asks[0]);
        decimal crossWeighted = bestBid.Price * bestAsk.Quantity + bestAsk.Price * bestBid.Quantity;
        return new ReferenceOrderbook(
            BidDepth: bid,
            AskDepth: ask,
            DepthImbalance: (bid - ask) / (bid + ask),
            BidPressure: bid / (bid + ask),
            AskPressure: 1 - bid / (bid + ask),
            WeightedMidPrice: (double)crossWeighted / (double)(bestBid.Quantity + bestAsk.Quantity),
            SpreadBps: (double)(bestAsk.Price - bestBid.Price) / (double)mid * 10_000,
            Imbalance25: bid25 / (bid25 + ask25),
            Imbalance5: Depth(view.Bids, 5) / (Depth(view.Bids, 5) + Depth(view.Asks, 5)));
    }

    private static double Depth(IReadOnlyList<ReferenceLevel> side, int levels) => (double)side.Take(levels).Sum(level => level.Quantity);
}
