using Scalper.Core.Primitives;
using Scalper.Core.Scoring;

namespace Scalper.Web.Live;

/// <summary>Words of the score's factors on screen.</summary>
public static class FactorWords
{
    /// <summary>Stable name, as in the HTTP API.</summary>
    public static string IdOf(ScoreFactor factor) => factor switch
    {
        ScoreFactor.DepthImbalance => "depthImbalance",
        ScoreFactor.TradeFlow => "tradeFlow",
        ScoreFactor.Walls => "walls",
        ScoreFactor.Spoofing => "spoofing",
        _ => "momentum",
    };

    public static string Of(ScoreFactor factor) => factor switch
    {
        ScoreFactor.DepthImbalance => "Depth imbalance",
        ScoreFactor.TradeFlow => "Trade flow",
        ScoreFactor.Walls => "Walls",
        ScoreFactor.Spoofing => "Suspected spoofing",
        _ => "Momentum",
    };

    /// <summary>What the factor looks at, as it is: short enough for a cell.</summary>
    /// <param name="model">Whose factor, by the model's place.</param>
    public static string InputOf(int model, ScoreFactor factor, in FactorInputs now) =>
        model == ScoreModels.Classic ? InputOf(factor, now) : RelativeWords.InputOf(model, factor, now);

    /// <summary>What has to happen, as a verb, or how little the factor can do: short enough for a cell.</summary>
    /// <param name="model">Whose factor, by the model's place.</param>
    public static string ChangeOf(int model, in FactorChange change, FactorInputs now, bool isUpward) => change.Target is not { } target
        ? TooLittle(change, isUpward)
        : model == ScoreModels.Classic ? ChangeTo(target, change.Factor, now, isUpward) : RelativeWords.ChangeTo(model, target, change.Factor, now, isUpward);

    private static string InputOf(ScoreFactor factor, in FactorInputs now) => factor switch
    {
        ScoreFactor.DepthImbalance => Figures.Signed(now.DepthImbalance, 3),
        ScoreFactor.TradeFlow => now.TradeCount == 0 ? Figures.None : now.BuyVsSellRatio is { } ratio ? Figures.Fixed(ratio, 3) : "all buys",
        ScoreFactor.Walls => (now.HasBidWall, now.HasAskWall) switch
        {
            (true, true) => "bid, ask",
            (true, false) => "bid",
            (false, true) => "ask",
            _ => "none",
        },
        ScoreFactor.Spoofing => Figures.Fixed(now.SpoofingScore, 1),
        _ => now.Trend is { } trend ? Of(trend) : Figures.None,
    };

    private static string ChangeTo(in FactorInputs target, ScoreFactor factor, in FactorInputs now, bool isUpward) => factor switch
    {
        ScoreFactor.DepthImbalance => $"{Moves(isUpward)} to {Figures.Signed(target.DepthImbalance, 3)}",
        ScoreFactor.TradeFlow => $"{(now.BuyVsSellRatio is null && now.TradeCount == 0 ? "comes" : Moves(isUpward))} to {Figures.Fixed(target.BuyVsSellRatio, 3)}",
        ScoreFactor.Walls => WallsTo(now, target),
        ScoreFactor.Spoofing => isUpward ? $"falls to {Suspected}" : $"rises above {Suspected}",
        _ => $"turns {Of(target.Trend!.Value)}",
    };

    private static string TooLittle(in FactorChange change, bool isUpward) =>
        Math.Abs(change.Reach) < 0.005 ? isUpward ? "gives no more" : "takes no more" : $"at most {Figures.Signed(change.Reach, 2)}";

    private static string Suspected => Figures.Fixed(ClassicModel.SuspectedAbove, 0);

    private static string Of(Trend trend) => trend switch
    {
        Trend.Bullish => "bullish",
        Trend.Bearish => "bearish",
        _ => "neutral",
    };

    private static string Moves(bool isUpward) => isUpward ? "rises" : "falls";

    private static string WallsTo(in FactorInputs now, in FactorInputs target) =>
        ((now.HasBidWall, now.HasAskWall), (target.HasBidWall, target.HasAskWall)) switch
        {
            // Without the only wall both sides are as even as with a second one.
            (_, (false, false)) => "both or neither",
            ((true, false), (false, true)) => "bid goes, ask comes",
            ((false, true), (true, false)) => "ask goes, bid comes",
            ((true, true), (true, false)) => "ask wall goes",
            ((true, true), (false, true)) => "bid wall goes",
            (_, (true, false)) => "bid wall comes",
            _ => "ask wall comes",
        };
}
