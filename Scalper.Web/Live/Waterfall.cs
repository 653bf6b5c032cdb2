using Scalper.Core.Scoring;

namespace Scalper.Web.Live;

/// <summary>
/// A score as bars from 50 to the result. Each printed figure is the difference of two rounded running totals: within 0.01 of the
/// exact value, and the printed column adds up without a rounding remainder.
/// </summary>
public sealed class Waterfall
{
    public const double Start = ScoreScale.Middle;

    private Waterfall(IReadOnlyList<WaterfallStep> contributions, WaterfallStep? clamp, in Score score)
    {
        Contributions = contributions;
        Clamp = clamp;
        Raw = score.Raw;
        Score = score.Value;
    }

    /// <summary>The five contributions, in the order in which they are added.</summary>
    public IReadOnlyList<WaterfallStep> Contributions { get; }

    /// <summary>What the limits 0 and 100 cut off; null where they cut nothing.</summary>
    public WaterfallStep? Clamp { get; }

    /// <summary>Before the clamp.</summary>
    public double Raw { get; }

    public double Score { get; }

    public static Waterfall Of(in Score score)
    {
        Contributions c = score.Contributions;
        Bars bars = new();
        bars.Add(ScoreFactor.DepthImbalance, c.DepthImbalance, "a side of the book is empty");
        bars.Add(ScoreFactor.TradeFlow, c.TradeFlow, "no trades on the tape yet");
        bars.Add(ScoreFactor.Walls, c.Walls, "300 one-second samples of 10 levels a side needed");
        bars.Add(ScoreFactor.Spoofing, c.Spoofing, "300 one-second samples needed");
        bars.Add(ScoreFactor.Momentum, c.Momentum, "61 one-second samples needed");
        return new Waterfall(bars.Steps, ClampOf(score), score);
    }

    /// <summary>Two decimals, as printed.</summary>
    public static decimal Round(double value) => Math.Round((decimal)value, 2);

    private static WaterfallStep? ClampOf(in Score score) => score.Clamp == 0
        ? null
        : new WaterfallStep("clamp", score.Clamp < 0 ? "Limit 100" : "Limit 0", score.Clamp, Round(score.Value) - Round(score.Raw), score.Raw, score.Value, null);

    private sealed class Bars
    {
        private double _sum;

        public List<WaterfallStep> Steps { get; } = [];

        // Summed from 0 and set on 50 afterwards, as the score does: the last bar then ends exactly at the raw score.
        public void Add(ScoreFactor factor, double? value, string? whyNone)
        {
            double from = Start + _sum;
            _sum += value ?? 0;
            double to = Start + _sum;
            Steps.Add(new WaterfallStep(FactorWords.IdOf(factor), FactorWords.Of(factor), value, Round(to) - Round(from), from, to, value is null ? whyNone : null));
        }
    }
}
