namespace Scalper.Core.Features;

/// <summary>Flow over the tape (the last 100 trades, no block trades). An empty tape: all none (null), count 0.</summary>
public readonly record struct TradeFlowFeatures
{
    /// <summary>Volume of aggressive buys, base currency.</summary>
    public double? BuyVolume { get; init; }

    /// <summary>Volume of aggressive sells, base currency.</summary>
    public double? SellVolume { get; init; }

    /// <summary>Buy volume minus sell volume, base currency.</summary>
    public double? FlowDelta { get; init; }

    /// <summary>Buy volume / sell volume; none without sells.</summary>
    public double? BuyVsSellRatio { get; init; }

    /// <summary>Trades on the tape, 0 to 100.</summary>
    public int TradeCount { get; init; }

    /// <summary>Mean quantity of a trade, base currency.</summary>
    public double? AvgTradeSize { get; init; }

    /// <summary>Number of aggressive buys.</summary>
    public int? AggressiveBuys { get; init; }

    /// <summary>Number of aggressive sells.</summary>
    public int? AggressiveSells { get; init; }

    /// <summary>Share of trades whose tick direction contradicts the venue's taker side, 0 to 1.</summary>
    public double? SideDisagreement { get; init; }
}
