using Scalper.Core.Features;
using Scalper.Core.Primitives;

namespace Scalper.Core.Scoring;

/// <summary>
/// The model "classic": 50 points plus five contributions, clamped to 0..100. Pure; every sum is taken in one fixed order, so that
/// the same features give the same bits.
/// </summary>
public sealed class ClassicModel(ScoreWeights weights)
{
    private const double Middle = 50;
    private const double LongAbove = 55;
    private const double ShortBelow = 45;
    private const double SuspectedAbove = 60;
    private const double FullConfidenceDistance = 25;

    public Score Rate(in OrderBookFeatures book, in TradeFlowFeatures flow, in WallFeatures walls, in MomentumFeatures momentum)
    {
        Contributions contributions = new(
            DepthImbalance: weights.DepthImbalance * book.DepthImbalance,
            TradeFlow: FlowPoints(flow),
            Walls: (walls.BidWallCount > 0 ? weights.Walls : 0) - (walls.AskWallCount > 0 ? weights.Walls : 0),
            Spoofing: walls.SpoofingScore > SuspectedAbove ? -weights.Spoofing : 0,
            Momentum: TrendPoints(momentum.Trend));
        double sum = contributions.Sum;
        double raw = Middle + sum;
        double value = Math.Clamp(raw, 0, 100);
        ScoreSide side = value > LongAbove ? ScoreSide.Long : value < ShortBelow ? ScoreSide.Short : ScoreSide.Neutral;
        return new Score(raw, value, side, Confidence(sum, contributions.Magnitude, value), contributions);
    }

    private double? FlowPoints(in TradeFlowFeatures flow)
    {
        if (flow.TradeCount == 0)
        {
            return null;
        }

        // Without sells there is no ratio, and no sell either way means that all of the tape is buys.
        return flow.BuyVsSellRatio is { } ratio ? weights.TradeFlow * PortableMath.Tanh(ratio - 1) : weights.TradeFlow;
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
