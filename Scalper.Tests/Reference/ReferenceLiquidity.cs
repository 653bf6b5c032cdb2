namespace Scalper.Tests.Reference;

/// <summary>The group <c>liquidity</c>, over every level held: none with an empty side, and where the levels do not reach.</summary>
public sealed record ReferenceLiquidity(
    double? BidDepth5Bps = null,
    double? BidDepth10Bps = null,
    double? BidDepth25Bps = null,
    double? AskDepth5Bps = null,
    double? AskDepth10Bps = null,
    double? AskDepth25Bps = null,
    double? BuySlippageBps = null,
    double? SellSlippageBps = null)
{
    public static ReferenceLiquidity Of(ReferenceBook book, int depth, decimal quote)
    {
        if (book.Bids.Count == 0 || book.Asks.Count == 0)
        {
            return new ReferenceLiquidity();
        }

        decimal mid = (book.Bids.First().Key + book.Asks.First().Key) / 2;
        return new ReferenceLiquidity(
            Depth(book.Bids, 5), Depth(book.Bids, 10), Depth(book.Bids, 25),
            Depth(book.Asks, 5), Depth(book.Asks, 10), Depth(book.Asks, 25),
            Slippage(book.Asks), Slippage(book.Bids));

        double? Depth(SortedDictionary<decimal, decimal> side, decimal bps)
        {
            decimal farthest = side.Max(level => Away(level.Key));
            return side.Count == depth && farthest < bps ? null
                : (double)side.Where(level => Math.Abs(level.Key - mid) * 10_000 <= bps * mid).Sum(level => level.Key * level.Value);
        }

        decimal Away(decimal price) => Math.Abs(price - mid) / mid * 10_000;

        double? Slippage(SortedDictionary<decimal, decimal> side)
        {
            decimal spent = 0, filled = 0;
            foreach ((decimal price, decimal quantity) in side)
            {
                decimal take = Math.Min(quantity, (quote - spent) / price);
                (spent, filled) = (spent + (take * price), filled + take);
            }

            bool isEnough = side.Sum(level => level.Key * level.Value) >= quote;
            return isEnough ? (double)Away(quote / filled) : null;
        }
    }
}
