using Scalper.Core.Primitives;

namespace Scalper.Core.Scoring;

/// <summary>
/// The model "classic": 50 points plus five contributions, clamped to 0..100. Every sum is taken in one fixed order, so that the same
/// features give the same bits.
/// </summary>
public sealed class ClassicModel(ScoreWeights weights) : IScoreModel
{
    /// <summary>Spoofing counts above this spoofing score; at it it does not.</summary>
    public const double SuspectedAbove = 60;

    private const int Version = 1;

    public string Name => "classic";

    public string WeightsHash { get; } = ModelHash.Of("classic", Version, weights);

    public Score Rate(in FactorInputs inputs) => ScoreScale.Rate(Contribute(inputs));

    public Contributions Contribute(in FactorInputs inputs) => new(
        DepthImbalance: weights.DepthImbalance * inputs.DepthImbalance,
        TradeFlow: FlowPoints(inputs),
        Walls: (inputs.HasBidWall ? weights.Walls : 0) - (inputs.HasAskWall ? weights.Walls : 0),
        Spoofing: inputs.SpoofingScore > SuspectedAbove ? -weights.Spoofing : 0,
        Momentum: TrendPoints(inputs.Trend));

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
}
