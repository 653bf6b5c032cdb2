using System.Text;
using static Scalper.Benchmarks.Measure.Statistics;

namespace Scalper.Benchmarks.Soak;

/// <summary>The course of a soak in a few figures, part by part.</summary>
internal static class SoakReport
{
    private const int Parts = 6;

    /// <param name="files">Name of the CSV and of the picture, without ending.</param>
    public static string ToText(IReadOnlyList<SoakSample> samples, IReadOnlyList<string> faults, string files)
    {
        StringBuilder text = new();
        text.AppendLine($"{Text(samples[^1].Seconds / 60, "F1")} minutes, {samples.Count} looks: [{files}.csv]({files}.csv), [{files}.svg]({files}.svg). Medians of each part:").AppendLine();
        text.AppendLine("| to minute | RSS, MB | threads | handles | messages/s | tick to score p50 / p99 / p99.9, us |").AppendLine("|---|---|---|---|---|---|");
        foreach (SoakSample[] part in samples.Chunk(Math.Max(1, (samples.Count + Parts - 1) / Parts)))
        {
            text.AppendLine(string.Join(
                " | ",
                $"| {Text(part[^1].Seconds / 60, "F1")}",
                Text(Median(part.Select(s => s.ResidentMegabytes)), "F1"),
                Text(Median(part.Select(s => (double)s.Threads)), "F0"),
                Text(Median(part.Select(s => (double)s.Handles)), "F0"),
                Text(Median(part.Select(s => s.MessagesPerSecond)), "N0"),
                $"{Of(part, s => s.P50Micros)} / {Of(part, s => s.P99Micros)} / {Of(part, s => s.P999Micros)} |"));
        }

        text.AppendLine().AppendLine(faults.Count == 0 ? "At the end all was right." : $"**At the end**: {string.Join("; ", faults)}");
        return text.ToString();
    }

    private static string Of(SoakSample[] part, Func<SoakSample, double?> figure)
    {
        double[] values = [.. part.Select(figure).OfType<double>()];
        return values.Length == 0 ? "-" : Text(Median(values), "F0");
    }
}
