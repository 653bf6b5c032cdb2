using System.Diagnostics;
using System.Globalization;
using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Viewers;

/// <summary>
/// Whether closed tabs leave anything behind. Ten at a time are opened, looked at, and left, every other one without a word; nothing else
/// collects the application's memory than it does itself, but before the first and after the last tab.
/// </summary>
internal static class TabChurn
{
    private const int Group = 10;
    private const double MostKilobytesATab = 100;
    private static readonly int[] Checkpoints = [20, 50, 100, 200];
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan DroppedWithin = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(ViewerOptions options, CancellationToken cancellation)
    {
        using Installation installation = await Installation.StartAsync(
            options.Settings, cancellation, ("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location));
        await using OpenTabs tabs = new(installation, await installation.SignInAsync(cancellation));
        await tabs.ChangeToAsync(Group, cancellation);
        await tabs.WatchAsync(options.WarmUp, cancellation);
        await tabs.ChangeToAsync(0, cancellation);
        await WaitUntilDroppedAsync(installation, cancellation);
        double before = await CollectAsync(installation, "warm, no tab", cancellation);
        for (int opened = Group; opened <= options.Tabs; opened += Group)
        {
            await tabs.ChangeToAsync(Group, cancellation);
            await tabs.WatchAsync(Look, cancellation);
            await tabs.LeaveAsync(cancellation);
            if (Checkpoints.Contains(opened) || opened + Group > options.Tabs)
            {
                TimeSpan dropped = await WaitUntilDroppedAsync(installation, cancellation);
                Print($"{opened} tabs, the last dropped after {dropped.TotalSeconds:F0} s", installation, "");
            }
        }

        double after = await CollectAsync(installation, "the same, collected", cancellation);
        double kilobytesATab = 1000 * (after - before) / options.Tabs;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kilobytesATab:F1} KB of the heap a tab stay"));
        if (kilobytesATab > MostKilobytesATab)
        {
            throw new CircuitException($"Expected at most {MostKilobytesATab} KB a tab to stay.");
        }
    }

    private static async Task<TimeSpan> WaitUntilDroppedAsync(Installation installation, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        while ((await installation.ReadEngineAsync(cancellation)).Viewers is > 0 and int left)
        {
            if (Stopwatch.GetElapsedTime(start) > DroppedWithin)
            {
                throw new CircuitException($"Expected closed tabs to be dropped within {DroppedWithin.TotalSeconds} s; {left} are still held.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellation);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static async Task<double> CollectAsync(Installation installation, string when, CancellationToken cancellation)
    {
        installation.Application.Nudge();
        string answer = await installation.Application.WaitForLineAsync(StartupHook.Answer, cancellation);
        double megabytes = double.Parse(answer[StartupHook.Answer.Length..], CultureInfo.InvariantCulture) / 1e6;
        Print(when, installation, string.Create(CultureInfo.InvariantCulture, $", heap {megabytes:F1} MB"));
        return megabytes;
    }

    private static void Print(string when, Installation installation, string more) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{when}: resident {installation.ReadProcess().ResidentMegabytes:F0} MB{more}"));
}
