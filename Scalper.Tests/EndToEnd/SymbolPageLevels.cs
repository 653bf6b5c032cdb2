namespace Scalper.Tests.EndToEnd;

/// <summary>A book in price steps and quantity steps, each side by ascending price.</summary>
/// <param name="AtMs">Receive time of the last frame.</param>
public sealed record SymbolPageLevels(string Status, long UpdateId, long AtMs, SortedDictionary<long, long> Bids, SortedDictionary<long, long> Asks)
{
    public long BestBid => Bids.Keys.Last();

    public long BestAsk => Asks.Keys.First();

    /// <summary>Every price from the lowest bid to the highest ask, with or without a level.</summary>
    public IEnumerable<long> EveryPrice()
    {
        for (long price = Bids.Keys.First(); price <= Asks.Keys.Last(); price++)
        {
            yield return price;
        }
    }
}
