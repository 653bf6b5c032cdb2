using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Benchmarks.Viewers.Heatmap;

namespace Scalper.Benchmarks.Viewers;

/// <summary>What people who look cost the application, and how late they see it. Exit code 1 where a viewer failed or a comparison did not hold.</summary>
internal static class ViewerBenchmark
{
    public static Task<int> RunAsync(string[] arguments) => Verb.RunAsync("viewers", ViewerOptions.Help, async cancellation =>
    {
        try
        {
            await RunAsync(ViewerOptions.Parse(arguments), cancellation);
            return 0;
        }
        catch (CircuitException fault)
        {
            throw new BenchmarkException(fault.Message, fault.InnerException);
        }
    });

    private static Task RunAsync(ViewerOptions options, CancellationToken cancellation) => options.Mode switch
    {
        "load" => ViewerLoad.RunAsync(options, cancellation),
        "compare" => TabComparison.RunAsync(options, cancellation),
        "tabs" => TabChurn.RunAsync(options, cancellation),
        "screen" => ScreenDelays.RunAsync(options, cancellation),
        "heatmap" => HeatmapLoad.RunAsync(options, cancellation),
        "frames" => FrameTimes.RunAsync(options, cancellation),
        _ => throw new ArgumentException($"expected load, compare, screen, tabs, heatmap or frames, got '{options.Mode}'"),
    };
}
