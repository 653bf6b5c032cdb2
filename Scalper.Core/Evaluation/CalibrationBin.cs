namespace Scalper.Core.Evaluation;

/// <summary>One point of the reliability curve: what was said and what came. Immutable.</summary>
/// <param name="Probability">What was said, 0.5 to 1.</param>
/// <param name="Hits">Forecasts that were right.</param>
public readonly record struct CalibrationBin(ExactMean Probability, long Hits)
{
    /// <summary>Forecasts.</summary>
    public long Count => Probability.Count;

    /// <summary>Mean of what was said; none of no forecasts.</summary>
    public double? Said => Probability.Value;

    /// <summary>Share of hits, 0 to 1; none of no forecasts. A confidence that is worth its number has it equal to <see cref="Said"/>.</summary>
    public double? Came => Count == 0 ? null : (double)Hits / Count;

    /// <summary>The forecasts of both.</summary>
    public static CalibrationBin operator +(CalibrationBin a, CalibrationBin b) => new(a.Probability + b.Probability, a.Hits + b.Hits);

    /// <summary>One forecast more.</summary>
    public CalibrationBin With(double probability, bool isHit) => new(Probability.With(probability), Hits + (isHit ? 1 : 0));
}
