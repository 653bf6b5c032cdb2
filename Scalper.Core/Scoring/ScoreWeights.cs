using System.ComponentModel.DataAnnotations;

namespace Scalper.Core.Scoring;

/// <summary>Settings of the section <c>Score:Weights</c>: points that each factor of the model "classic" can give or take.</summary>
public sealed class ScoreWeights
{
    /// <summary>Points at a depth imbalance of 1.</summary>
    [Range(0.0, 100.0)]
    public double DepthImbalance { get; init; } = 15;

    /// <summary>Points at the largest buy/sell ratio.</summary>
    [Range(0.0, 100.0)]
    public double TradeFlow { get; init; } = 10;

    /// <summary>Points for a wall on the bid side, taken for one on the ask side.</summary>
    [Range(0.0, 100.0)]
    public double Walls { get; init; } = 8;

    /// <summary>Points taken where spoofing is suspected.</summary>
    [Range(0.0, 100.0)]
    public double Spoofing { get; init; } = 12;

    /// <summary>Points of a bullish trend, taken by a bearish one.</summary>
    [Range(0.0, 100.0)]
    public double Momentum { get; init; } = 17;
}
