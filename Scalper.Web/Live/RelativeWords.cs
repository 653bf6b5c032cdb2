using Scalper.Core.Scoring;

namespace Scalper.Web.Live;

/// <summary>Words of the factors of all models but "classic": each looks at one number.</summary>
internal static class RelativeWords
{
    private const string Microstructure = "microstructure";

    private static readonly MicrostructureModel Shipped = new(MicrostructureFit.Shipped);

    /// <summary>The number that a factor looks at; none where it is missing.</summary>
    /// <param name="model">Whose factor, by the model's place.</param>
    public static double? ValueOf(int model, ScoreFactor factor, in FactorInputs inputs) =>
        ScoreModels.Names[model] == Microstructure ? Shipped.LeanOf(factor, inputs.Microstructure) : ValueOf(factor, inputs);

    /// <inheritdoc cref="ValueOf(int, ScoreFactor, in FactorInputs)"/>
    public static string InputOf(int model, ScoreFactor factor, in FactorInputs now) =>
        factor == ScoreFactor.Spoofing ? Figures.Fixed(ValueOf(model, factor, now), 3) : Figures.Signed(ValueOf(model, factor, now), 3);

    /// <param name="model">Whose factor, by the model's place.</param>
    public static string ChangeTo(int model, in FactorInputs target, ScoreFactor factor, in FactorInputs now, bool isUpward)
    {
        double? from = ValueOf(model, factor, now), to = ValueOf(model, factor, target);
        return $"{(from is null ? "comes" : to > from || (to == from && isUpward) ? "rises" : "falls")} to {InputOf(model, factor, target)}";
    }

    private static double? ValueOf(ScoreFactor factor, in FactorInputs inputs) => factor switch
    {
        ScoreFactor.DepthImbalance => inputs.DepthImbalance,
        ScoreFactor.TradeFlow => inputs.FlowBalance,
        ScoreFactor.Walls => SymmetricModel.WallBalance(inputs),
        ScoreFactor.Spoofing => inputs.SpoofingRank,
        _ => inputs.TrendStrength,
    };
}
