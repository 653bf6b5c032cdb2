namespace Scalper.Core.Features;

/// <summary>Flow of trades over time: bought minus sold, and how fast. A window that is not heard in full is none (null).</summary>
public readonly record struct DeltaFeatures
{
    /// <summary>Bought minus sold in the last second, base currency.</summary>
    public double? Delta1s { get; init; }

    /// <summary>The same over 5 s.</summary>
    public double? Delta5s { get; init; }

    /// <summary>The same over 15 s.</summary>
    public double? Delta15s { get; init; }

    /// <summary>The same over 60 s.</summary>
    public double? Delta60s { get; init; }

    /// <summary>Bought minus sold in the last second, quote currency.</summary>
    public double? DeltaQuote1s { get; init; }

    /// <summary>The same over 5 s.</summary>
    public double? DeltaQuote5s { get; init; }

    /// <summary>The same over 15 s.</summary>
    public double? DeltaQuote15s { get; init; }

    /// <summary>The same over 60 s.</summary>
    public double? DeltaQuote60s { get; init; }

    /// <summary>(bought - sold) / (bought + sold) of the last second, -1 to 1; 0 where nothing was traded.</summary>
    public double? TradeImbalance1s { get; init; }

    /// <summary>The same over 5 s.</summary>
    public double? TradeImbalance5s { get; init; }

    /// <summary>The same over 30 s.</summary>
    public double? TradeImbalance30s { get; init; }

    /// <summary>Trades of the last 10 s / 10.</summary>
    public double? TradesPerSecond { get; init; }

    /// <summary><see cref="TradesPerSecond"/> against the mean of the last 900 whole seconds; none where that is 0.</summary>
    public double? TradeRateRatio { get; init; }

    /// <summary>Bought minus sold since <see cref="CvdSince"/>, base currency.</summary>
    public double? Cvd { get; init; }

    /// <summary>Receive time of the first trade after the last trade gap, Unix milliseconds.</summary>
    public long? CvdSince { get; init; }
}
