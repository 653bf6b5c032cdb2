using Scalper.Core.Primitives;

namespace Scalper.Core.Scoring;

/// <summary>How far a score is from a side, or how far from losing it.</summary>
/// <param name="Side">Long or Short.</param>
/// <param name="IsHeld">The score has the side: points and changes are what would end it, as neutral.</param>
/// <param name="Points">
/// Points between the raw score and the threshold, 0 or more. A side is reached by more than these points, and ends at exactly these.
/// </param>
/// <param name="Changes">One for each factor, in their order.</param>
public sealed record SideDistance(ScoreSide Side, bool IsHeld, double Points, IReadOnlyList<FactorChange> Changes)
{
    /// <summary>The score has to rise.</summary>
    public bool IsUpward => (Side == ScoreSide.Long) != IsHeld;

    /// <summary>
    /// The fewest factors that do it together, each as far as it can go, the strongest first: one where one is enough; none where all
    /// of them are not.
    /// </summary>
    public IReadOnlyList<ScoreFactor> Fewest
    {
        get
        {
            List<ScoreFactor> fewest = [];
            double sum = 0;
            foreach (FactorChange change in Changes.OrderByDescending(c => Math.Abs(c.Reach)))
            {
                fewest.Add(change.Factor);
                sum += Math.Abs(change.Reach);
                if (IsHeld ? sum >= Points : sum > Points)
                {
                    return fewest;
                }
            }

            return [];
        }
    }

    /// <summary>The score at which the side begins.</summary>
    public double Threshold => Side == ScoreSide.Long ? ScoreScale.LongAbove : ScoreScale.ShortBelow;
}
