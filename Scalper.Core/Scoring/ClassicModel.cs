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

    /// <summary>The first spoofing score that counts, as printed.</summary>
    public const double FirstSuspected = SuspectedAbove + 0.1;

    private const int Version = 1;

    // From here on tanh(ratio - 1) is 1 to the last bit.
    private const int LargestRatio = 21;

    public string Name => "classic";

    public bool IsAdditive => true;

    public string WeightsHash { get; } = ModelHash.Of("classic", Version, weights);

    public Score Rate(in FactorInputs inputs) => ScoreScale.Rate(Contribute(inputs));

    public Contributions Contribute(in FactorInputs inputs) => new(
        DepthImbalance: weights.DepthImbalance * inputs.DepthImbalance,
        TradeFlow: FlowPoints(inputs),
        Walls: (inputs.HasBidWall ? weights.Walls : 0) - (inputs.HasAskWall ? weights.Walls : 0),
        Spoofing: inputs.SpoofingScore > SuspectedAbove ? -weights.Spoofing : 0,
        Momentum: TrendPoints(inputs.Trend));

    public FactorSteps Steps(ScoreFactor factor, FactorInputs inputs, bool isUpward) => factor switch
    {
        ScoreFactor.DepthImbalance => FactorSteps.Between(-FactorSteps.PerUnit, FactorSteps.PerUnit, isUpward, v => inputs with { DepthImbalance = v }),
        ScoreFactor.TradeFlow => FactorSteps.Between(
            0, LargestRatio * FactorSteps.PerUnit, isUpward, v => inputs with { BuyVsSellRatio = v, TradeCount = Math.Max(1, inputs.TradeCount) }),
        ScoreFactor.Walls => WallSteps(inputs, isUpward),
        ScoreFactor.Spoofing => FactorSteps.Of(
            inputs with { SpoofingScore = isUpward ? Math.Min(inputs.SpoofingScore, SuspectedAbove) : Math.Max(inputs.SpoofingScore, FirstSuspected) }),
        _ => FactorSteps.Of(inputs with { Trend = Trend.Neutral }, inputs with { Trend = isUpward ? Trend.Bullish : Trend.Bearish }),
    };

    // Only one wall has to come or go, where that is enough; with one on the wrong side either may.
    private static FactorSteps WallSteps(FactorInputs inputs, bool isUpward)
    {
        (bool own, bool other) = isUpward ? (inputs.HasBidWall, inputs.HasAskWall) : (inputs.HasAskWall, inputs.HasBidWall);
        FactorInputs best = inputs with { HasBidWall = isUpward, HasAskWall = !isUpward };
        return other && !own ? FactorSteps.Of(inputs with { HasBidWall = false, HasAskWall = false }, best) : FactorSteps.Of(best);
    }

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
