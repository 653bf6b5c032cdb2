namespace Scalper.Core.Features;

/// <summary>What a market order meets. With an empty side every value is none (null).</summary>
public readonly record struct LiquidityFeatures
{
    /// <summary>Bids no farther than 5 bps from the mid, quote currency; none where the levels held do not reach so far.</summary>
    public double? BidDepth5Bps { get; init; }

    /// <summary>The same within 10 bps.</summary>
    public double? BidDepth10Bps { get; init; }

    /// <summary>The same within 25 bps.</summary>
    public double? BidDepth25Bps { get; init; }

    /// <summary>Asks no farther than 5 bps from the mid, quote currency; none where the levels held do not reach so far.</summary>
    public double? AskDepth5Bps { get; init; }

    /// <summary>The same within 10 bps.</summary>
    public double? AskDepth10Bps { get; init; }

    /// <summary>The same within 25 bps.</summary>
    public double? AskDepth25Bps { get; init; }

    /// <summary>What a market buy of the set size costs above the mid, bps; none where the levels held are worth less.</summary>
    public double? BuySlippageBps { get; init; }

    /// <summary>What a market sell of the set size loses below the mid, bps; none where the levels held are worth less.</summary>
    public double? SellSlippageBps { get; init; }
}
