namespace Scalper.Core.Features;

/// <summary>Order-book features of one Live book. With an empty side every value is none (null).</summary>
public readonly record struct OrderBookFeatures
{
    /// <summary>Sum of the best ten bid quantities (fewer where fewer are held), base currency.</summary>
    public double? BidDepth { get; init; }

    /// <summary>Sum of the best ten ask quantities, base currency.</summary>
    public double? AskDepth { get; init; }

    /// <summary>(bid - ask) / (bid + ask) of the two depths, -1 to 1.</summary>
    public double? DepthImbalance { get; init; }

    /// <summary>bid / (bid + ask) of the two depths, 0 to 1.</summary>
    public double? BidPressure { get; init; }

    /// <summary>1 - <see cref="BidPressure"/>.</summary>
    public double? AskPressure { get; init; }

    /// <summary>Best prices weighted by the opposite quantity at the touch, quote currency.</summary>
    public double? WeightedMidPrice { get; init; }

    /// <summary>(best ask - best bid) / mid x 10,000.</summary>
    public double? SpreadBps { get; init; }

    /// <summary>bid / (bid + ask) over 25 levels; above 0.6 strong bid, below 0.4 strong ask.</summary>
    public double? Imbalance25 { get; init; }

    /// <summary>The same over 5 levels.</summary>
    public double? Imbalance5 { get; init; }
}
