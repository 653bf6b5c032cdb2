using Scalper.Core.Primitives;

namespace Scalper.Core.Scoring;

/// <summary>A score with its explanation.</summary>
/// <param name="Raw">50 plus the contributions, before the clamp.</param>
/// <param name="Value">0 to 100.</param>
/// <param name="Side">Long above 55, Short below 45.</param>
/// <param name="Confidence">0 to 100: agreement of the contributions times distance from 50.</param>
/// <param name="Contributions">The summands.</param>
public readonly record struct Score(double Raw, double Value, ScoreSide Side, double Confidence, Contributions Contributions)
{
    /// <summary>What the clamp to 0..100 took off or added, in points.</summary>
    public double Clamp => Value - Raw;

    /// <summary>The confidence in words.</summary>
    public ConfidenceBand Band => BandOf(Confidence);

    /// <summary>A confidence, 0 to 100, in words.</summary>
    public static ConfidenceBand BandOf(double confidence) => confidence switch
    {
        >= 80 => ConfidenceBand.High,
        >= 60 => ConfidenceBand.Medium,
        >= 40 => ConfidenceBand.Low,
        _ => ConfidenceBand.VeryLow,
    };
}
