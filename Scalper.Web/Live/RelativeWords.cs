using Scalper.Core.Scoring;

namespace Scalper.Web.Live;

/// <summary>Words of the factors of the model "symmetric": each looks at one number.</summary>
internal static class RelativeWords
{
    /// <summary>The number that a factor looks at; none where it is missing.</summary>
    public static double? ValueOf(ScoreFactor factor, in FactorInputs inputs) => factor switch
    {
        ScoreFactor.DepthImbalance => inputs.DepthImbalance,
        ScoreFactor.TradeFlow => inputs.FlowBalance,
        ScoreFactor.Walls => SymmetricModel.WallBalance(inputs),
        ScoreFactor.Spoofing => inputs.SpoofingRank,
        _ => inputs.TrendStrength,
    };

    public static string InputOf(ScoreFactor factor, in FactorInputs now) =>
        factor == ScoreFactor.Spoofing ? Figures.Fixed(now.SpoofingRank, 3) : Figures.Signed(ValueOf(factor, now), 3);

    public static string ChangeTo(in FactorInputs target, ScoreFactor factor, in FactorInputs now, bool isUpward)
    {
        double? from = ValueOf(factor, now), to = ValueOf(factor, target);
        return $"{(from is null ? "comes" : to > from || (to == from && isUpward) ? "rises" : "falls")} to {InputOf(factor, target)}";
    }
}
