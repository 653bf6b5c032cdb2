using Scalper.Core.Primitives;

namespace Scalper.Core.Scoring;

/// <summary>What a score says, whichever model made it: 0 to 100 points around the middle.</summary>
public static class ScoreScale
{
    /// <summary>The score of a symbol to which nothing contributes.</summary>
    public const double Middle = 50;

    /// <summary>LONG above this score; at it the side is neutral.</summary>
    public const double LongAbove = 55;

    /// <summary>SHORT below this score; at it the side is neutral.</summary>
    public const double ShortBelow = 45;

    private const double FullConfidenceDistance = 25;

    /// <summary>The side of a score, or of a raw score: the thresholds lie inside the limits of the clamp.</summary>
    public static ScoreSide SideOf(double score) => score > LongAbove ? ScoreSide.Long : score < ShortBelow ? ScoreSide.Short : ScoreSide.Neutral;

    /// <summary>The score that contributions make: their sum on the middle, clamped to 0..100.</summary>
    public static Score Rate(in Contributions contributions)
    {
        double sum = contributions.Sum;
        double raw = Middle + sum;
        double value = Math.Clamp(raw, 0, 100);
        return new Score(raw, value, SideOf(value), Confidence(sum, contributions.Magnitude, value), contributions);
    }

    private static double Confidence(double sum, double magnitude, double score) =>
        magnitude == 0 ? 0 : 100 * Math.Abs(sum) / magnitude * Math.Min(1, Math.Abs(score - Middle) / FullConfidenceDistance);
}
