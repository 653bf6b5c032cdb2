using Scalper.Core.Primitives;

namespace Scalper.Core.Scoring;

/// <summary>
/// What a score lacks to a side, and what each factor alone would have to become. Asks the model itself about every change it names,
/// so that the two cannot differ. Pure, safe from any thread.
/// </summary>
public sealed class SideDistances(ClassicModel model)
{
    /// <summary>Depth imbalance and volume ratio change in steps of one part of this: as fine as they are printed.</summary>
    public const int StepsPerUnit = 1_000;

    /// <summary>The first spoofing score that counts, as printed.</summary>
    public const double FirstSuspected = ClassicModel.SuspectedAbove + 0.1;

    // From here on tanh(ratio - 1) is 1 to the last bit.
    private const int LargestRatio = 21;

    /// <param name="side">Long or Short.</param>
    /// <param name="inputs">What the score was made from.</param>
    /// <param name="contributions">Its points.</param>
    public SideDistance To(ScoreSide side, FactorInputs inputs, Contributions contributions)
    {
        double raw = ScoreScale.Middle + contributions.Sum;
        bool isHeld = ScoreScale.SideOf(raw) == side;
        SideDistance distance = new(side, isHeld, 0, []);
        bool isUpward = distance.IsUpward;
        Contributions limits = model.Contribute(Limit(inputs, isUpward));
        return distance with
        {
            Points = Math.Abs(distance.Threshold - raw),
            Changes =
            [
                Change(ScoreFactor.DepthImbalance, isDone => Steps(isUpward, -StepsPerUnit, StepsPerUnit, k => inputs with { DepthImbalance = Unit(k) }, isDone)),
                Change(ScoreFactor.TradeFlow, isDone => Steps(isUpward, 0, LargestRatio * StepsPerUnit, k => WithRatio(inputs, Unit(k)), isDone)),
                Change(ScoreFactor.Walls, isDone => First(Walls(inputs, isUpward), isDone)),
                Change(ScoreFactor.Spoofing, isDone => First(Spoofing(inputs, isUpward), isDone)),
                Change(ScoreFactor.Momentum, isDone => First(Trends(inputs, isUpward), isDone)),
            ],
        };

        FactorChange Change(ScoreFactor factor, Func<Predicate<FactorInputs>, FactorInputs?> find) => new(
            factor,
            find(target => (ScoreScale.SideOf(Raw(factor, model.Contribute(target))) == side) != isHeld),
            Reach(isUpward, Raw(factor, limits) - raw));

        double Raw(ScoreFactor factor, Contributions changed) => ScoreScale.Middle + With(contributions, factor, changed).Sum;
    }

    // Every factor as far as it goes.
    private static FactorInputs Limit(FactorInputs inputs, bool isUpward) => WithRatio(inputs, isUpward ? LargestRatio : 0) with
    {
        DepthImbalance = isUpward ? 1 : -1,
        HasBidWall = isUpward,
        HasAskWall = !isUpward,
        SpoofingScore = isUpward ? 0 : 100,
        Trend = isUpward ? Trend.Bullish : Trend.Bearish,
    };

    // A sum taken anew may differ in its last bit, and a zero has no direction.
    private static double Reach(bool isUpward, double points) => isUpward ? Math.Max(0, points) : Math.Min(0, points);

    private static double Unit(int steps) => steps / (double)StepsPerUnit;

    private static FactorInputs WithRatio(FactorInputs inputs, double ratio) =>
        inputs with { BuyVsSellRatio = ratio, TradeCount = Math.Max(1, inputs.TradeCount) };

    // More of the input never means fewer points: the first step that does it is found by halving.
    private static FactorInputs? Steps(bool isUpward, int least, int most, Func<int, FactorInputs> at, Predicate<FactorInputs> isDone)
    {
        (int not, int done) = isUpward ? (least - 1, most) : (most + 1, least);
        if (!isDone(at(done)))
        {
            return null;
        }

        while (Math.Abs(done - not) > 1)
        {
            int middle = (done + not) / 2;
            if (isDone(at(middle)))
            {
                done = middle;
            }
            else
            {
                not = middle;
            }
        }

        return at(done);
    }

    private static FactorInputs? First(IEnumerable<FactorInputs> targets, Predicate<FactorInputs> isDone)
    {
        foreach (FactorInputs target in targets)
        {
            if (isDone(target))
            {
                return target;
            }
        }

        return null;
    }

    // Only one wall has to come or go, where that is enough; with one on the wrong side either may.
    private static IEnumerable<FactorInputs> Walls(FactorInputs inputs, bool isUpward)
    {
        (bool own, bool other) = isUpward ? (inputs.HasBidWall, inputs.HasAskWall) : (inputs.HasAskWall, inputs.HasBidWall);
        if (other && !own)
        {
            yield return inputs with { HasBidWall = false, HasAskWall = false };
        }

        yield return inputs with { HasBidWall = isUpward, HasAskWall = !isUpward };
    }

    private static IEnumerable<FactorInputs> Spoofing(FactorInputs inputs, bool isUpward) =>
        [inputs with { SpoofingScore = isUpward ? Math.Min(inputs.SpoofingScore, ClassicModel.SuspectedAbove) : Math.Max(inputs.SpoofingScore, FirstSuspected) }];

    private static IEnumerable<FactorInputs> Trends(FactorInputs inputs, bool isUpward) =>
        [inputs with { Trend = Trend.Neutral }, inputs with { Trend = isUpward ? Trend.Bullish : Trend.Bearish }];

    private static Contributions With(Contributions c, ScoreFactor factor, Contributions changed) => factor switch
    {
        ScoreFactor.DepthImbalance => c with { DepthImbalance = changed.DepthImbalance },
        ScoreFactor.TradeFlow => c with { TradeFlow = changed.TradeFlow },
        ScoreFactor.Walls => c with { Walls = changed.Walls },
        ScoreFactor.Spoofing => c with { Spoofing = changed.Spoofing },
        ScoreFactor.Momentum => c with { Momentum = changed.Momentum },
        _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, "Unknown factor."),
    };
}
