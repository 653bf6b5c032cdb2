namespace Scalper.Core.Features;

/// <summary>Figures of a symbol measured against its own past: what is large for one is nothing for another.</summary>
public readonly record struct RelativeFeatures
{
    /// <summary>Largest bid quantity against the average of the side's other levels, over 50 levels, 1 or more; none (null) with fewer than 10.</summary>
    public double? BidWallStrength { get; init; }

    /// <summary>The same of the asks.</summary>
    public double? AskWallStrength { get; init; }

    /// <summary>Share of the last hour's samples of <see cref="BidWallStrength"/> below it, 0 to 1, those at it counting half; none (null) before there are 300.</summary>
    public double? BidWallRank { get; init; }

    /// <summary>The same of the asks.</summary>
    public double? AskWallRank { get; init; }

    /// <summary>The same of the spoofing score.</summary>
    public double? SpoofingRank { get; init; }

    /// <summary>Log return of the last minute / its volatility, signed; 0 without a return; none (null) until both exist, or where only the volatility is 0.</summary>
    public double? TrendStrength { get; init; }
}
