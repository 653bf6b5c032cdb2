using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Viewers;

/// <summary>One measurement.</summary>
/// <param name="Percent">Of one core, by the application.</param>
/// <param name="Rate">A second and viewer.</param>
internal readonly record struct LoadSpan(int Viewers, double Percent, Traffic Rate)
{
    public static async Task<LoadSpan> MeasureAsync(Installation installation, OpenTabs tabs, TimeSpan span, CancellationToken cancellation)
    {
        ProcessReading before = installation.ReadProcess();
        Traffic traffic = tabs.ReadTraffic();
        await tabs.WatchAsync(span, cancellation);
        ProcessReading after = installation.ReadProcess();
        return new LoadSpan(tabs.Count, after.PercentSince(before), tabs.ReadTraffic().RateSince(traffic, after.AtSeconds - before.AtSeconds, tabs.Count));
    }
}
