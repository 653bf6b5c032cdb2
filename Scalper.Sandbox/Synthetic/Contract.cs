using Scalper.Sandbox.Venue;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Synthetic;

/// <summary>One made-up contract: what the venue would list and what its market is like. Only its price grid may change, by <see cref="Regrid"/>.</summary>
internal sealed record Contract
{
    public required string Symbol { get; init; }

    public required string BaseCoin { get; init; }

    public required string QuoteCoin { get; init; }

    public required ContractKind Kind { get; init; }

    public required NumberForm Price { get; set; }

    public required NumberForm Quantity { get; init; }

    /// <summary>Where the fair price starts and what it is drawn back to, in ticks.</summary>
    public required double AnchorTicks { get; set; }

    public required decimal MaxLeverage { get; init; }

    /// <summary>Value traded in a day, in the quote coin.</summary>
    public required double DailyTurnover { get; init; }

    /// <summary>Of the logarithm of the fair price over one second, in an average mood.</summary>
    public required double Volatility { get; init; }

    /// <summary>Share of the common market factor in that, 0 to 1.</summary>
    public required double FactorShare { get; init; }

    /// <summary>What a typical level holds, in quantity steps.</summary>
    public required double LevelLots { get; init; }

    /// <summary>The quoted distance of the best prices, in ticks.</summary>
    public required double SpreadTicks { get; set; }

    /// <summary>The mean distance of neighbouring levels, in ticks, from 1.</summary>
    public required double GapTicks { get; set; }

    public required int FundingIntervalHours { get; init; }

    public long DeliveryTimeMs { get; init; }

    /// <summary>Messages of this contract against the average of the 300 busiest, which is 1.</summary>
    public double Activity { get; init; } = 1;

    /// <summary>The same market under another name.</summary>
    public Contract As(string symbol) => this with { Symbol = symbol, BaseCoin = CoinOf(symbol) };

    /// <summary>What a symbol says before its quote coin.</summary>
    public static string CoinOf(string symbol) => symbol.EndsWith("USDT", StringComparison.Ordinal) ? symbol[..^4] : symbol;

    /// <summary>Moves to another price step; everything counted in ticks keeps its worth. Returns how many new ticks make an old one.</summary>
    public double Regrid(NumberForm price)
    {
        double ratio = Price.StepSize / price.StepSize;
        (Price, AnchorTicks) = (price, AnchorTicks * ratio);
        (SpreadTicks, GapTicks) = (Math.Max(1, SpreadTicks * ratio), Math.Max(1, GapTicks * ratio));
        return ratio;
    }

    public Listing ToListing(int symbolId)
    {
        ContractTerms terms = new()
        {
            Symbol = Symbol,
            BaseCoin = BaseCoin,
            QuoteCoin = QuoteCoin,
            Price = Price,
            Quantity = Quantity,
            MaxLeverage = MaxLeverage,
            MaxOrderLots = (long)(LevelLots * 400) + 1,
            FundingIntervalHours = FundingIntervalHours,
            DeliveryTimeMs = DeliveryTimeMs,
            IsPreLaunch = Kind == ContractKind.PreLaunch,
        };
        return new Listing(Symbol, terms.Status, BaseCoin, ListingJson.Write(terms, symbolId));
    }
}
