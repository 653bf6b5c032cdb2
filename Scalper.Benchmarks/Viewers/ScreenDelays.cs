using Scalper.Benchmarks.Rig;
using static Scalper.Benchmarks.Measure.Statistics;

namespace Scalper.Benchmarks.Viewers;

/// <summary>Tick to screen as real browsers acknowledge it, at several rates and with several of them.</summary>
internal static class ScreenDelays
{
    // The strip's figures look back a minute.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(65);
    private static readonly TimeSpan BetweenReads = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(ViewerOptions options, CancellationToken cancellation)
    {
        Console.WriteLine("| updates/s | browsers | tick to screen p50, ms | p99, ms | application, % of a core |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (int rate in options.Rates)
        {
            using Installation installation = await Installation.StartAsync([.. options.Settings, $"Dashboard:UpdatesPerSecond={rate}"], cancellation);
            await using Browsers browsers = await Browsers.StartAsync();
            List<BrowserTab> tabs = [];
            foreach (int count in options.Browsers)
            {
                while (tabs.Count < count)
                {
                    tabs.Add(await browsers.OpenAsync(installation));
                }

                await MeasureAsync(installation, tabs, rate, options, cancellation);
            }
        }
    }

    private static async Task MeasureAsync(Installation installation, List<BrowserTab> tabs, int rate, ViewerOptions options, CancellationToken cancellation)
    {
        await Task.Delay(Window, cancellation);
        List<(double P50, double P99)> delays = [];
        ProcessReading before = installation.ReadProcess();
        for (int round = 0; round < options.Rounds; round++)
        {
            await Task.Delay(BetweenReads, cancellation);
            foreach (BrowserTab tab in tabs)
            {
                delays.Add(await tab.ReadDelayAsync());
            }
        }

        double percent = installation.ReadProcess().PercentSince(before);
        Console.WriteLine($"| {rate} | {tabs.Count} | {Spread(delays.Select(d => d.P50), "F0")} | {Spread(delays.Select(d => d.P99), "F0")} | {Text(percent, "F2")} |");
    }
}
