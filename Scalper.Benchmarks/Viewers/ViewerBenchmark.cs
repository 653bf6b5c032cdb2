using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Benchmarks.Viewers.Heatmap;

namespace Scalper.Benchmarks.Viewers;

/// <summary>What people who look cost the application, and how late they see it. Exit code 1 where a viewer failed or a comparison did not hold.</summary>
internal static class ViewerBenchmark
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        using CancellationTokenSource stop = new();
        ConsoleCancelEventHandler onCancel = (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += onCancel;
        try
        {
            ViewerOptions options = ViewerOptions.Parse(arguments);
            await RunAsync(options, stop.Token);
            return 0;
        }
        catch (ArgumentException wrong)
        {
            await Console.Error.WriteLineAsync($"viewers: {wrong.Message}\n\n{ViewerOptions.Help}");
            return 2;
        }
        catch (Exception fault)
        {
            // Caught whatever it is: otherwise the programs under measurement would outlive this one.
            await Console.Error.WriteLineAsync($"FAILED: {(fault is CircuitException ? $"{fault.Message} {fault.InnerException?.Message}" : fault)}");
            return 1;
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
        }
    }

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
