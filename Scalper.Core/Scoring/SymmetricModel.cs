using Scalper.Core.Primitives;

namespace Scalper.Core.Scoring;

/// <summary>
/// The model "symmetric": the mirrored market (bids for asks, buys for sells, returns negated) has the score mirrored at 50, exactly.
/// Every contribution is a multiple of 2^-40 points: sums of such are exact, so that no rounding favours a side.
/// </summary>
public sealed class SymmetricModel(ScoreWeights weights) : IScoreModel
{
    private const int Version = 1;
    private const int LargestStrength = 20;
    private const double StepsPerPoint = 1L << 40;

    public string Name => "symmetric";

    public bool IsAdditive => false;

    public string WeightsHash { get; } = ModelHash.Of("symmetric", Version, weights);

    public Score Rate(in FactorInputs inputs) => ScoreScale.Rate(Contribute(inputs));

    public Contributions Contribute(in FactorInputs inputs)
    {
        Contributions others = new(
            DepthImbalance: InSteps(weights.DepthImbalance * inputs.DepthImbalance),
            TradeFlow: InSteps(weights.TradeFlow * inputs.FlowBalance),
            Walls: InSteps(weights.Walls * WallBalance(inputs)),
            Spoofing: null,
            Momentum: inputs.TrendStrength is { } strength ? InSteps(weights.Momentum * PortableMath.Tanh(strength)) : null);
        return others with { Spoofing = TowardsMiddle(others.Sum, InSteps(weights.Spoofing * Unusual(inputs.SpoofingRank))) };
    }

    /// <summary>How unusual a value is by its percentile rank among the symbol's own: 0 up to the median, 1 at the top.</summary>
    public static double? Unusual(double? rank) => rank is { } share ? Math.Max(0, (2 * share) - 1) : null;

    /// <summary>How much more unusual the bids' largest level is than the asks', -1 to 1; none where either is.</summary>
    public static double? WallBalance(in FactorInputs inputs) => Unusual(inputs.BidWallRank) - Unusual(inputs.AskWallRank);

    public FactorSteps Steps(ScoreFactor factor, FactorInputs inputs, bool isUpward) => factor switch
    {
        ScoreFactor.DepthImbalance => FactorSteps.Between(-FactorSteps.PerUnit, FactorSteps.PerUnit, isUpward, v => inputs with { DepthImbalance = v }),
        ScoreFactor.TradeFlow => FactorSteps.Between(-FactorSteps.PerUnit, FactorSteps.PerUnit, isUpward, v => inputs with { FlowBalance = v }),
        ScoreFactor.Walls => FactorSteps.Between(
            -FactorSteps.PerUnit, FactorSteps.PerUnit, isUpward, v => inputs with { BidWallRank = RankOf(Math.Max(v, 0)), AskWallRank = RankOf(Math.Max(-v, 0)) }),
        ScoreFactor.Spoofing => FactorSteps.Between(
            FactorSteps.PerUnit / 2, FactorSteps.PerUnit, IsBelowMiddle(inputs) == isUpward, v => inputs with { SpoofingRank = v }),
        _ => FactorSteps.Between(
            -LargestStrength * FactorSteps.PerUnit, LargestStrength * FactorSteps.PerUnit, isUpward, v => inputs with { TrendStrength = v }),
    };

    // More spoofing lifts what is below the middle, and lowers what is above.
    private bool IsBelowMiddle(FactorInputs inputs) => Contribute(inputs with { SpoofingRank = null }).Sum < 0;

    private static double RankOf(double unusual) => (1 + unusual) / 2;

    // At most all that the others gave: suspicion is no reason for the other side.
    private static double? TowardsMiddle(double sum, double? points) =>
        points is { } pull ? InSteps(-Math.Sign(sum) * Math.Min(Math.Abs(sum), pull)) : null;

    // Half to even is the same on both sides of zero; a zero loses its sign.
    private static double? InSteps(double? points) => points is { } p ? (Math.Round(p * StepsPerPoint) / StepsPerPoint) + 0.0 : null;
}
