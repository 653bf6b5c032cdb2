using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Core.State;

namespace Scalper.Core.Scoring;

/// <summary>
/// The model "classic": 50 points plus five contributions, clamped to 0..100. Pure; every sum is taken in one fixed order, so that
/// the same features give the same bits.
/// </summary>
[NotState]
public sealed class ClassicModel(ScoreWeights weights)
{
    /// <summary>The score of a symbol to which nothing contributes.</summary>
    public const double Middle = 50;

    /// <summary>LONG above this score; at it the side is neutral.</summary>
    public const double LongAbove = 55;

    /// <summary>SHORT below this score; at it the side is neutral.</summary>
    public const double ShortBelow = 45;

    /// <summary>Spoofing counts above this spoofing score; at it it does not.</summary>
    public const double SuspectedAbove = 60;

    private const double FullConfidenceDistance = 25;

    public Score Rate(in OrderBookFeatures book, in TradeFlowFeatures flow, in WallFeatures walls, in MomentumFeatures momentum) =>
        Rate(FactorInputs.Of(book, flow, walls, momentum));

    public Score Rate(in FactorInputs inputs)
    {
        Contributions contributions = Contribute(inputs);
        double sum = contributions.Sum;
        double raw = Middle + sum;
        double value = Math.Clamp(raw, 0, 100);
        return new Score(raw, value, SideOf(value), Confidence(sum, contributions.Magnitude, value), contributions);
    }

    /// <summary>The points of each factor.</summary>
    public Contributions Contribute(in FactorInputs inputs) => new(
        DepthImbalance: weights.DepthImbalance * inputs.DepthImbalance,
        TradeFlow: FlowPoints(inputs),
        Walls: (inputs.HasBidWall ? weights.Walls : 0) - (inputs.HasAskWall ? weights.Walls : 0),
        Spoofing: inputs.SpoofingScore > SuspectedAbove ? -weights.Spoofing : 0,
        Momentum: TrendPoints(inputs.Trend));

    /// <summary>The side of a score, or of a raw score: the thresholds lie inside the limits of the clamp.</summary>
    public static ScoreSide SideOf(double score) => score > LongAbove ? ScoreSide.Long : score < ShortBelow ? ScoreSide.Short : ScoreSide.Neutral;

    private double? FlowPoints(in FactorInputs inputs)
    {
        if (inputs.TradeCount == 0)
        {
            return null;
        }

        // Without sells there is no ratio, and no sell either way means that all of the tape is buys.
        return inputs.BuyVsSellRatio is { } ratio ? weights.TradeFlow * PortableMath.Tanh(ratio - 1) : weights.TradeFlow;
    }

    private double? TrendPoints(Trend? trend) => trend switch
    {
        Trend.Bullish => weights.Momentum,
        Trend.Bearish => -weights.Momentum,
        Trend.Neutral => 0,
        _ => null,
    };

    private static double Confidence(double sum, double magnitude, double score) =>
        magnitude == 0 ? 0 : 100 * Math.Abs(sum) / magnitude * Math.Min(1, Math.Abs(score - Middle) / FullConfidenceDistance);
}
