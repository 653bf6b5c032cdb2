using Scalper.Core.Evaluation;

namespace Scalper.Web.Evaluation;

/// <summary>A model's half-life both ways, seconds: see <see cref="HalfLife"/>.</summary>
public readonly record struct HalfLives(double? Scaled, double? Rank)
{
    public static HalfLives Of(EvaluationReading reading, string model)
    {
        HorizonRecord[] records = [.. reading.Records.Where(r => r.Model.Name == model).OrderBy(r => r.Horizon.Seconds)];
        double[] horizons = [.. records.Select(r => (double)r.Horizon.Seconds)];
        return new HalfLives(HalfLife.Of(horizons, [.. records.Select(r => MeanOf(r.Ic.Scaled))]), HalfLife.Of(horizons, [.. records.Select(r => MeanOf(r.Ic.Rank))]));
    }

    private static double? MeanOf(BlockSeries series) => series.Count == 0 ? null : series.Mean;
}
