using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Benchmarks.Rig;
using static Scalper.Benchmarks.Measure.Statistics;

namespace Scalper.Benchmarks.Viewers;

/// <summary>
/// Whether a tab without a browser is worth anything as a measure: it and a browser's tab look at the same page at the same time, and must get
/// about the same. Then each alone, for what either costs the application.
/// </summary>
internal static class TabComparison
{
    private const double Tolerance = 0.2;

    public static async Task RunAsync(ViewerOptions options, CancellationToken cancellation)
    {
        using Installation installation = await Installation.StartAsync(options.Settings, cancellation);
        await using OpenTabs tabs = new(installation, await installation.SignInAsync(cancellation));
        await using Browsers browsers = await Browsers.StartAsync();
        BrowserTab browser = await browsers.OpenAsync(installation);
        await tabs.ChangeToAsync(1, cancellation);
        await tabs.WatchAsync(options.WarmUp, cancellation);
        for (int round = 1; round <= options.Rounds; round++)
        {
            await CompareAsync(tabs, browser, options.Span, cancellation);
        }

        await browser.CloseAsync();
        Print("a tab without browser alone", await LoadSpan.MeasureAsync(installation, tabs, options.Span, cancellation));
        await tabs.ChangeToAsync(0, cancellation);
        Print("nobody", await LoadSpan.MeasureAsync(installation, tabs, options.Span, cancellation));
        await browsers.OpenAsync(installation);
        await tabs.WatchAsync(TimeSpan.FromSeconds(5), cancellation);
        Print("a browser alone", await LoadSpan.MeasureAsync(installation, tabs, options.Span, cancellation));
    }

    private static async Task CompareAsync(OpenTabs tabs, BrowserTab browser, TimeSpan span, CancellationToken cancellation)
    {
        Traffic tabBefore = tabs.ReadTraffic(), browserBefore = browser.Traffic;
        await tabs.WatchAsync(span, cancellation);
        Traffic tab = tabs.ReadTraffic().RateSince(tabBefore, span.TotalSeconds, 1), real = browser.Traffic.RateSince(browserBefore, span.TotalSeconds, 1);
        Console.WriteLine(
            $"tab {Text(tab.Batches, "F2")} batches/s, {Text(tab.BatchBytes / 1e3, "F0")} KB/s; browser {Text(real.Batches, "F2")} batches/s, {Text(real.BatchBytes / 1e3, "F0")} KB/s");
        if (Math.Abs((tab.Batches / real.Batches) - 1) > Tolerance || Math.Abs((tab.BatchBytes / real.BatchBytes) - 1) > Tolerance)
        {
            throw new CircuitException("Expected a tab without a browser to get what a browser gets, give or take a fifth.");
        }
    }

    private static void Print(string who, LoadSpan span) => Console.WriteLine($"{who}: application {Text(span.Percent, "F2")} % of a core");
}
