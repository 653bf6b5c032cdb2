using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>Momentum on one-second samples of the mid; none (null) until the window is full.</summary>
public readonly record struct MomentumFeatures
{
    /// <summary>Population standard deviation of the last 60 one-second log returns x sqrt(60).</summary>
    public double? Volatility1m { get; init; }

    /// <summary>The same over 300 returns x sqrt(300).</summary>
    public double? Volatility5m { get; init; }

    /// <summary>Mid now minus mid 60 samples ago, quote currency.</summary>
    public double? PriceChange1m { get; init; }

    /// <summary>100 x <see cref="PriceChange1m"/> / mid 60 samples ago.</summary>
    public double? PriceChangePct1m { get; init; }

    /// <summary>Mid now minus mid 300 samples ago, quote currency.</summary>
    public double? PriceChange5m { get; init; }

    /// <summary>100 x <see cref="PriceChange5m"/> / mid 300 samples ago.</summary>
    public double? PriceChangePct5m { get; init; }

    /// <summary>Log return of the last minute against half its volatility; none until both exist.</summary>
    public Trend? Trend { get; init; }
}
