using Scalper.Benchmarks.Rig;
using static Scalper.Benchmarks.Measure.Statistics;

namespace Scalper.Benchmarks.Viewers.Heatmap;

/// <summary>The measurements with one number of viewers in one round.</summary>
/// <param name="Symbols">How many symbols they look at.</param>
/// <param name="Spans">Percent of one core that the application took, and what came to each viewer in a second.</param>
/// <param name="Engine">At the end.</param>
internal sealed record ColumnPhase(int Viewers, int Symbols, IReadOnlyList<(double Percent, ColumnTraffic Rate)> Spans, EngineReading Engine)
{
    public const string Head = """

        | viewers | symbols | application, % of a core | a viewer, % of a core | messages/s, a viewer | KB/s on the wire, a viewer | KB/s of messages | tick to score p50 / p99, us |
        |---|---|---|---|---|---|---|---|
        """;

    /// <param name="idle">The phase of the same round without viewers.</param>
    public string Row(ColumnPhase idle)
    {
        double calm = Median(idle.Spans.Select(static s => s.Percent));
        return string.Join(
            " | ",
            $"| {Viewers}",
            Symbols,
            Spread(Spans.Select(static s => s.Percent), "F2"),
            Viewers == 0 ? "" : Spread(Spans.Select(s => (s.Percent - calm) / Viewers), "F3"),
            Text(Median(Spans.Select(static s => s.Rate.Messages)), "F2"),
            Text(Median(Spans.Select(static s => s.Rate.WireBytes / 1e3)), "F2"),
            Text(Median(Spans.Select(static s => s.Rate.Bytes / 1e3)), "F2"),
            $"{Text(Engine.P50Micros, "F0")} / {Text(Engine.P99Micros, "F0")} |");
    }
}
