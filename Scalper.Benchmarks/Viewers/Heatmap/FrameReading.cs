using System.Text.Json;
using static Scalper.Benchmarks.Measure.Statistics;

namespace Scalper.Benchmarks.Viewers.Heatmap;

/// <summary>What a page did over a while. Times in milliseconds.</summary>
/// <param name="Frames">From one frame to the next.</param>
/// <param name="Heatmap">A drawing of the heatmap, each time that it drew.</param>
/// <param name="Drawing">All drawings of one frame together, of frames in which something was drawn.</param>
/// <param name="Thread">What the main thread took, percent of a core.</param>
internal sealed record FrameReading(double[] Frames, double[] Heatmap, double[] Drawing, ThreadTimes Thread)
{
    public const string Head = """
        | | frames | frame time p50 / p95 / p99, ms | drawings of the heatmap | its drawing p50 / p95 / p99, ms | all drawings of a frame p50 / p95 / p99, ms | main thread, scripts, layout: % of a core | a frame of the main thread, ms of processor time |
        |---|---|---|---|---|---|---|---|
        """;

    private static readonly double[] Shares = [0.5, 0.95, 0.99];

    public static FrameReading Parse(string json, ThreadTimes thread)
    {
        using JsonDocument read = JsonDocument.Parse(json);
        return new FrameReading(List("frames"), List("heatmap"), List("drawing"), thread);

        double[] List(string name) => [.. read.RootElement.GetProperty(name).EnumerateArray().Select(static v => v.GetDouble()).Order()];
    }

    public string Row(string what) =>
        $"| {what} | {Frames.Length} | {Quantiles(Frames)} | {Heatmap.Length} | {Quantiles(Heatmap)} | {Quantiles(Drawing)} | {Text(Thread.All, "F0")}, {Text(Thread.Scripts, "F0")}, {Text(Thread.Layout, "F0")} | {Text(Frames.Length == 0 ? 0 : Thread.All / 100 * Frames.Average(), "F1")} |";

    private static string Quantiles(double[] sorted) =>
        sorted.Length == 0 ? "" : string.Join(" / ", Shares.Select(share => Text(sorted[(int)Math.Ceiling(share * sorted.Length) - 1], "F1")));
}
