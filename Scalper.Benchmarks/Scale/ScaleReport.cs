using System.Text;
using Scalper.Benchmarks.Compare;
using Scalper.Benchmarks.Measure;
using static Scalper.Benchmarks.Measure.Statistics;

namespace Scalper.Benchmarks.Scale;

/// <summary>The runs of all points as a table, and how much more a message costs with ten times the symbols.</summary>
internal sealed class ScaleReport(int rounds, TimeSpan window)
{
    private readonly List<(ScalePoint Point, Outcome Outcome)> _runs = [];

    public bool HasFaults => _runs.Exists(r => r.Outcome.Fault is not null);

    public void Add(ScalePoint point, Outcome outcome) => _runs.Add((point, outcome));

    public string ToText()
    {
        StringBuilder text = new();
        text.AppendLine($"{(rounds == 1 ? "One round" : $"Medians of {rounds} rounds (least to most)")}, windows of {window.TotalSeconds:F0} s; without a number of lanes, one for 100 symbols.").AppendLine();
        text.AppendLine("| | asked | messages/s | CPU, % | us a message | server CPU, % | RSS, MB | tick to score p50 / p99 / p99.9, us | books |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var runs in _runs.GroupBy(r => (r.Point, r.Outcome.Load)))
        {
            RunResult[] results = [.. runs.Where(r => r.Outcome.Fault is null).Select(r => r.Outcome.Result!)];
            text.AppendLine(results.Length == 0 ? $"| {runs.Key.Point} | {runs.Key.Load} | failed: {runs.First().Outcome.Fault} | | | | | | |" : string.Join(
                " | ",
                $"| {runs.Key.Point} | {runs.Key.Load}",
                Spread(results.Select(r => r.MessagesPerSecond), "N0"),
                Spread(results.Select(r => r.ProcessorPercent), "F1"),
                Spread(results.Select(r => r.ProcessorMicrosPerMessage), "F2"),
                Text(Median(runs.Select(r => r.Outcome.ServerPercent)), "F0"),
                Text(Median(results.Select(r => r.ResidentMegabytes)), "F0"),
                $"{Text(Median(results.Select(r => r.TickToScore!.P50)), "F0")} / {Text(Median(results.Select(r => r.TickToScore!.P99)), "F0")} / {Text(Median(results.Select(r => r.TickToScore!.P999)), "F0")}",
                $"{results.Min(r => r.BooksEqual)} of {results[^1].BooksTotal} |"));
        }

        AppendRatios(text);
        return text.ToString();
    }

    private void AppendRatios(StringBuilder text)
    {
        ScalePoint[] points = [.. _runs.Select(r => r.Point).Where(p => p.Lanes is null).Distinct().OrderBy(p => p.Symbols)];
        if (points.Length < 2)
        {
            return;
        }

        text.AppendLine().AppendLine($"A message with {points[^1]} against {points[0]} (bar: within 15 %):").AppendLine();
        foreach (string load in _runs.Select(r => r.Outcome.Load).Distinct())
        {
            if (CostOf(points[^1], load) / CostOf(points[0], load) is { } ratio)
            {
                text.AppendLine($"- {load}: {Text(ratio, "F2")}");
            }
        }
    }

    private double? CostOf(ScalePoint point, string load)
    {
        double[] costs = [.. _runs.Where(r => r.Point == point && r.Outcome.Load == load && r.Outcome.Fault is null).Select(r => r.Outcome.Result!.ProcessorMicrosPerMessage)];
        return costs.Length == 0 ? null : Median(costs);
    }
}
