using Scalper.Core.Primitives;

namespace Scalper.Core.Scoring;

/// <summary>
/// What a score lacks to a side, and what each factor alone would have to become. Asks the model itself about every change it names,
/// so that the two cannot differ. Pure, safe from any thread.
/// </summary>
public sealed class SideDistances(IScoreModel model)
{
    /// <param name="side">Long or Short.</param>
    /// <param name="inputs">What the score was made from.</param>
    /// <param name="contributions">Its points.</param>
    public SideDistance To(ScoreSide side, FactorInputs inputs, Contributions contributions)
    {
        double raw = ScoreScale.Middle + contributions.Sum;
        bool isHeld = ScoreScale.SideOf(raw) == side;
        SideDistance distance = new(side, isHeld, 0, []);
        bool isUpward = distance.IsUpward;
        return distance with
        {
            Points = Math.Abs(distance.Threshold - raw),
            Changes = [.. Enum.GetValues<ScoreFactor>().Select(Change)],
        };

        FactorChange Change(ScoreFactor factor)
        {
            FactorSteps steps = model.Steps(factor, inputs, isUpward);
            return new FactorChange(
                factor,
                steps.First(target => (ScoreScale.SideOf(Raw(factor, target)) == side) != isHeld),
                Reach(isUpward, Raw(factor, steps.Last) - raw));
        }

        double Raw(ScoreFactor factor, FactorInputs target)
        {
            Contributions changed = model.Contribute(target);
            return ScoreScale.Middle + (model.IsAdditive ? With(contributions, factor, changed) : changed).Sum;
        }
    }

    // A sum taken anew may differ in its last bit, and a zero has no direction.
    private static double Reach(bool isUpward, double points) => isUpward ? Math.Max(0, points) : Math.Min(0, points);

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
