namespace Scalper.Tests.Reference;

/// <summary>What the features see of a book: its best 50 levels per side, best first (ruling 1).</summary>
public sealed record ReferenceView(IReadOnlyList<ReferenceLevel> Bids, IReadOnlyList<ReferenceLevel> Asks)
{
    public const int Levels = 50;

    /// <summary>Nothing held: the view before a snapshot (ruling 7).</summary>
    public static ReferenceView Nothing { get; } = new([], []);

    /// <summary>(bestBid + bestAsk)/2; none with an empty side.</summary>
    public decimal? Mid => Bids.Count > 0 && Asks.Count > 0 ? (Bids[0].Price + Asks[0].Price) / 2 : null;

    public static ReferenceView Of(ReferenceBook book) => new(Best(book.Bids), Best(book.Asks));

    public IReadOnlyList<ReferenceLevel> Side(ReferenceSide side) => side == ReferenceSide.Bid ? Bids : Asks;

    public bool IsFull(ReferenceSide side) => Side(side).Count == Levels;

    /// <summary>The quantity at a price; null where the view does not hold it.</summary>
    public decimal? Held(ReferenceSide side, decimal price)
    {
        foreach (ReferenceLevel level in Side(side))
        {
            if (level.Price == price)
            {
                return level.Quantity;
            }
        }

        return null;
    }

    /// <summary>Whether a price is worse than the worst one held; so is every price of an empty side.</summary>
    public bool IsBeyond(ReferenceSide side, decimal price)
    {
        IReadOnlyList<ReferenceLevel> levels = Side(side);
        if (levels.Count == 0)
        {
            return true;
        }

        decimal worst = levels[^1].Price;
        return side == ReferenceSide.Bid ? price < worst : price > worst;
    }

    private static List<ReferenceLevel> Best(SortedDictionary<decimal, decimal> side) =>
        side.Take(Levels).Select(entry => new ReferenceLevel(entry.Key, entry.Value)).ToList();
}
