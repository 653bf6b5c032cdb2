using Microsoft.Playwright;
using Scalper.Benchmarks.Rig;
using static Scalper.Benchmarks.Measure.Statistics;

namespace Scalper.Benchmarks.Viewers.Heatmap;

/// <summary>
/// How smoothly a real browser draws the symbol page: as it opens, with all of the past in the picture, and while somebody drags and zooms
/// that. Before the browser comes, somebody without one looks at the symbol, so that the past is there in columns of 100 ms.
/// </summary>
internal static class FrameTimes
{
    private const string Symbol = "BTCUSDT";
    private const int Steps = 40;
    private const int Listed = 12;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(ViewerOptions options, CancellationToken cancellation)
    {
        using Installation installation = await Installation.StartAsync(options.Settings, cancellation);
        await using ColumnViewers before = new(installation);
        await before.ChangeToAsync([Symbol], cancellation);
        await before.WatchAsync(options.WarmUp, cancellation);
        await using Browsers browsers = await Browsers.StartAsync();
        SymbolTab tab = await SymbolTab.OpenAsync(browsers, installation, Symbol);
        await Task.Delay(Settling, cancellation);
        Console.WriteLine($"{Text(await tab.ReadHeldMinutesAsync(), "F1")} minutes are held\n\n{FrameReading.Head}");
        for (int round = 1; round <= options.Rounds; round++)
        {
            await MeasureAsync(tab, "live, as it opens", options.Span, Rest);
            await ZoomOutAsync(tab);
            await MeasureAsync(tab, "live, all of the past", options.Span, Rest);
            await MeasureAsync(tab, "dragged", options.Span, DragAsync);
            await MeasureAsync(tab, "zoomed", options.Span, ZoomAsync);
            await tab.WatchAsync(Settling, ResetAsync);
        }

        if (options.Picture is { } file)
        {
            await tab.SaveAsync(file);
        }

        await ZoomOutAsync(tab);
        await PrintProfileAsync(tab, "dragged", options.Span, DragAsync);
        await PrintProfileAsync(tab, "live, all of the past", options.Span, Rest);
    }

    private static async Task MeasureAsync(SymbolTab tab, string what, TimeSpan span, Func<IPage, LocatorBoundingBoxResult, Task> act) =>
        Console.WriteLine((await tab.WatchAsync(span, act)).Row(what));

    private static async Task PrintProfileAsync(SymbolTab tab, string what, TimeSpan span, Func<IPage, LocatorBoundingBoxResult, Task> act)
    {
        Console.WriteLine($"\nThe main thread while {what}:");
        foreach ((double percent, string function) in (await tab.ProfileAsync(span, act)).Take(Listed))
        {
            Console.WriteLine($"{percent,6:F1} %  {function}");
        }
    }

    // The bound of zooming out is 18 minutes; a double click under the picture follows time again.
    private static async Task ZoomOutAsync(SymbolTab tab)
    {
        await tab.WatchAsync(Settling, static async (page, box) =>
        {
            await ToMiddleAsync(page.Mouse, box);
            await page.Mouse.WheelAsync(0, 500);
        });
        await tab.WatchAsync(Settling, static (page, box) => page.Mouse.DblClickAsync(box.X + (box.Width / 2), box.Y + box.Height - 6));
    }

    private static async Task ResetAsync(IPage page, LocatorBoundingBoxResult box)
    {
        await ToMiddleAsync(page.Mouse, box);
        await page.Keyboard.PressAsync("z");
        await Task.Delay(TimeSpan.FromSeconds(1));
    }

    private static Task Rest(IPage page, LocatorBoundingBoxResult box) => Task.Delay(TimeSpan.FromMilliseconds(200));

    private static Task ToMiddleAsync(IMouse mouse, LocatorBoundingBoxResult box) => mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));

    // There and back, so that the picture never runs out.
    private static async Task DragAsync(IPage page, LocatorBoundingBoxResult box)
    {
        IMouse mouse = page.Mouse;
        await ToMiddleAsync(mouse, box);
        await mouse.DownAsync();
        await mouse.MoveAsync(box.X + (box.Width * 0.8f), box.Y + (box.Height * 0.6f), new() { Steps = Steps });
        await mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2), new() { Steps = Steps });
        await mouse.UpAsync();
    }

    private static async Task ZoomAsync(IPage page, LocatorBoundingBoxResult box)
    {
        await ToMiddleAsync(page.Mouse, box);
        for (int i = 0; i < Steps; i++)
        {
            await page.Mouse.WheelAsync(0, i < Steps / 2 ? -60 : 60);
        }
    }
}
