namespace Scalper.Tests.Reference;

/// <summary>A score of a model other than "classic", whose scores stand on printed lines.</summary>
public sealed record ReferenceScore(ReferenceContributions Contributions, double RawScore, double Score, string Side, double Confidence)
{
    /// <summary>The score that contributions make.</summary>
    public static ReferenceScore Of(ReferenceContributions contributions)
    {
        double raw = 50 + contributions.Sum(), score = Math.Clamp(raw, 0, 100), magnitudes = contributions.SumOfMagnitudes();
        return new ReferenceScore(
            contributions,
            raw,
            score,
            score > 55 ? "LONG" : score < 45 ? "SHORT" : "NEUTRAL",
            magnitudes == 0 ? 0 : 100 * Math.Abs(contributions.Sum()) / magnitudes * Math.Min(1, Math.Abs(score - 50) / 25));
    }
}
