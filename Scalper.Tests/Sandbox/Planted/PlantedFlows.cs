using Scalper.Sandbox.Planted;
using Scalper.Sandbox.Venue;

namespace Scalper.Tests.Sandbox.Planted;

/// <summary>Symbols of the planted market without their feeds, and what their books say.</summary>
internal static class PlantedFlows
{
    public static PlantedFlow Make(PlantedTerms terms, ulong seed, int symbol = 1) => new(PlantedMarket.ContractOf(symbol, terms), terms, seed, nowMs: 0);

    /// <summary>Of the best ten levels a side.</summary>
    public static double Imbalance(PlantedFlow flow)
    {
        double bid = Lots(flow.Book.Bids), ask = Lots(flow.Book.Asks);
        return (bid - ask) / (bid + ask);
    }

    /// <summary>Ticks.</summary>
    public static double Mid(PlantedFlow flow) => (flow.Book.Bids.Best.Price + flow.Book.Asks.Best.Price) / 2.0;

    private static double Lots(BookSide side) => Enumerable.Range(0, 10).Sum(i => side[i].Quantity);
}
