using System.ComponentModel.DataAnnotations;

namespace Scalper.Core.Scoring;

/// <summary>Settings of the section <c>Score:Weights</c>: points that each factor can give or take, whichever model weighs it.</summary>
public sealed class ScoreWeights
{
    /// <summary>Points at a depth imbalance of 1.</summary>
    [Range(0.0, 100.0)]
    public double DepthImbalance { get; init; } = 15;

    /// <summary>Points of a tape without sells.</summary>
    [Range(0.0, 100.0)]
    public double TradeFlow { get; init; } = 10;

    /// <summary>Points for a wall on the bid side, taken for one on the ask side (symmetric: for the most unusual strength there).</summary>
    [Range(0.0, 100.0)]
    public double Walls { get; init; } = 8;

    /// <summary>Points taken where spoofing is suspected (symmetric: at the most unusual spoofing score, towards 50).</summary>
    [Range(0.0, 100.0)]
    public double Spoofing { get; init; } = 12;

    /// <summary>Points of a bullish trend, taken by a bearish one (symmetric: of the strongest).</summary>
    [Range(0.0, 100.0)]
    public double Momentum { get; init; } = 17;
}
