using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;
using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Benchmarks.Rig;

namespace Scalper.Benchmarks.Viewers.Heatmap;

/// <summary>A tab of a real browser on the symbol page.</summary>
internal sealed class SymbolTab
{
    private readonly IPage _page;
    private readonly ICDPSession _tools;
    private readonly List<string> _errors = [];

    private SymbolTab(IPage page, ICDPSession tools)
    {
        (_page, _tools) = (page, tools);
        page.PageError += (_, error) => _errors.Add(error);
    }

    /// <summary>Signs in, opens the page and waits until its heatmap shows something.</summary>
    public static async Task<SymbolTab> OpenAsync(Browsers browsers, Installation installation, string symbol)
    {
        IPage page = await browsers.OpenPageAsync(installation);
        await new BrowserTab(page).SignInAsync(Installation.UserName, Installation.Password);
        await page.AddInitScriptAsync(FrameProbe.Install);
        ICDPSession tools = await page.Context.NewCDPSessionAsync(page);
        // A busy machine must not count as work of the page.
        await tools.SendAsync("Performance.enable", new() { ["timeDomain"] = "threadTicks" });
        SymbolTab tab = new(page, tools);
        await page.GotoAsync($"/symbol/{symbol}");
        await page.WaitForSelectorAsync("#symbol-page[data-stream=live]");
        await page.WaitForSelectorAsync("#heatmap-body[data-to-ms]");
        return tab;
    }

    public Task<double> ReadHeldMinutesAsync() => _page.EvaluateAsync<double>(FrameProbe.HeldMinutes);

    /// <summary>Lets somebody act on the heatmap, again and again, for a while.</summary>
    /// <param name="act">What is done on the page; the heatmap's picture is this rectangle of it.</param>
    public async Task<FrameReading> WatchAsync(TimeSpan span, Func<IPage, LocatorBoundingBoxResult, Task> act)
    {
        LocatorBoundingBoxResult box = await _page.Locator(".heat-picture").BoundingBoxAsync() ?? throw new CircuitException("Expected a heatmap on the page; there is none.");
        await _page.EvaluateAsync("() => takeFrames()");
        ThreadTimes before = await ReadTimesAsync();
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < span)
        {
            await act(_page, box);
        }

        ThreadTimes percent = (await ReadTimesAsync()).PercentSince(before, Stopwatch.GetElapsedTime(start));
        string seen = await _page.EvaluateAsync<string>("() => takeFrames()");
        return _errors.Count == 0
            ? FrameReading.Parse(seen, percent)
            : throw new CircuitException($"The page failed: {_errors[0]}");
    }

    /// <summary>A picture of the page as it is now.</summary>
    public Task SaveAsync(string file) => _page.ScreenshotAsync(new() { Path = file });

    /// <summary>Records what the main thread does while somebody acts.</summary>
    /// <returns>The functions by the time spent in themselves, most first: share of the time and name.</returns>
    public async Task<IReadOnlyList<(double Percent, string Function)>> ProfileAsync(TimeSpan span, Func<IPage, LocatorBoundingBoxResult, Task> act)
    {
        await _tools.SendAsync("Profiler.enable");
        await _tools.SendAsync("Profiler.start");
        await WatchAsync(span, act);
        JsonElement profile = (await _tools.SendAsync("Profiler.stop"))!.Value.GetProperty("profile");
        Dictionary<int, string> names = profile.GetProperty("nodes").EnumerateArray().ToDictionary(static n => n.GetProperty("id").GetInt32(), static n => Name(n.GetProperty("callFrame")));
        int[] samples = [.. profile.GetProperty("samples").EnumerateArray().Select(static s => s.GetInt32())];
        return [.. samples.GroupBy(s => names[s]).Select(g => (100.0 * g.Count() / samples.Length, g.Key)).OrderByDescending(static f => f.Item1)];
    }

    private static string Name(JsonElement frame) =>
        $"{frame.GetProperty("functionName").GetString()} {frame.GetProperty("url").GetString()!.Split('/')[^1]}:{frame.GetProperty("lineNumber").GetInt32() + 1}";

    private async Task<ThreadTimes> ReadTimesAsync()
    {
        JsonElement metrics = (await _tools.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
        return new ThreadTimes(Of("TaskDuration"), Of("ScriptDuration"), Of("LayoutDuration") + Of("RecalcStyleDuration"));

        double Of(string name) => metrics.EnumerateArray().First(m => m.GetProperty("name").GetString() == name).GetProperty("value").GetDouble();
    }
}
