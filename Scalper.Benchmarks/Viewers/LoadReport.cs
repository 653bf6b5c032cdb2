using static Scalper.Benchmarks.Measure.Statistics;

namespace Scalper.Benchmarks.Viewers;

/// <summary>All phases, as a table.</summary>
internal sealed class LoadReport
{
    private readonly List<LoadPhase> _phases = [];

    public void Add(LoadPhase phase) => _phases.Add(phase);

    public void PrintLast(int round)
    {
        LoadPhase p = _phases[^1];
        Console.WriteLine(
            $"round {round}, {p.Viewers,2} viewers: {Spread(p.Spans.Select(s => s.Percent), "F2")} % of a core; tick to score {p.Engine.P50Micros:F0} / {p.Engine.P99Micros:F0} us; {p.Engine.MessagesPerSecond:F0} messages/s; grades {p.Engine.Graded}");
    }

    public void PrintSummary()
    {
        Console.WriteLine();
        Console.WriteLine("| viewers | application, % of a core | a viewer, % of a core | KB/s on the wire, a viewer | KB/s unpacked | batches/s | painted/s | tick to score p50 / p99, us |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (IGrouping<int, LoadPhase> phases in _phases.GroupBy(p => p.Viewers))
        {
            LoadSpan[] spans = [.. phases.SelectMany(p => p.Spans)];
            Console.WriteLine(string.Join(
                " | ",
                $"| {phases.Key}",
                Spread(spans.Select(s => s.Percent), "F2"),
                PerViewer(phases),
                Text(Median(spans.Select(s => s.Rate.WireBytes / 1e3)), "F1"),
                Text(Median(spans.Select(s => s.Rate.BatchBytes / 1e3)), "F0"),
                Text(Median(spans.Select(s => s.Rate.Batches)), "F2"),
                Text(Median(spans.Select(s => s.Rate.Pictures)), "F2"),
                $"{Spread(phases.Select(p => p.Engine.P50Micros), "F0")} / {Spread(phases.Select(p => p.Engine.P99Micros), "F0")} |"));
        }
    }

    // Against the phase of the same round without viewers.
    private string PerViewer(IGrouping<int, LoadPhase> phases)
    {
        LoadPhase[] idle = [.. _phases.Where(p => p.Viewers == 0)];
        return phases.Key == 0 || idle.Length == 0
            ? ""
            : Spread(phases.Zip(idle, (busy, calm) => (busy.Percent - calm.Percent) / busy.Viewers), "F3");
    }
}
