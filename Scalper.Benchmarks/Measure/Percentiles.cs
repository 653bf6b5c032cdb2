using System.Text.Json.Serialization;

namespace Scalper.Benchmarks.Measure;

/// <summary>Durations of a window, microseconds.</summary>
internal sealed record Percentiles(
    [property: JsonPropertyName("p50")] double P50,
    [property: JsonPropertyName("p99")] double P99,
    [property: JsonPropertyName("p999")] double P999,
    [property: JsonPropertyName("max")] double Max)
{
    /// <summary>Of what was counted; null where nothing was.</summary>
    public static Percentiles? Of(DurationCounts counts) => counts.Count == 0
        ? null
        : new Percentiles(Micros(counts, 0.5), Micros(counts, 0.99), Micros(counts, 0.999), Micros(counts, 1));

    private static double Micros(DurationCounts counts, double share) => counts.Percentile(share) / 1e3;
}
