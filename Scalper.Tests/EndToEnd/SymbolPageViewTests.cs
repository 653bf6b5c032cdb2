using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>Pause, zoom, pan and follow of the heatmap, by pointer and by keyboard.</summary>
[Collection(SymbolPageTestGroup.Name)]
public sealed class SymbolPageViewTests(SymbolPageMarket market) : IAsyncLifetime
{
    private const string Live = ".heat-live";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => market.ClearAsync();

    [BrowserFact]
    public async Task Pause_KeyP_PictureStandsAndSaysHowFarBehind()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync()).LiveAsync();
        await tab.PressAsync("p");
        SymbolPageView before = await tab.ViewAsync(v => v.IsPaused);
        string picture = await tab.PictureAsync();
        await tab.Page.WaitForFunctionAsync("() => /^Draw paused, [1-9]\\d* s behind$/.test(document.querySelector('.heat-state:not([hidden])')?.innerText)");
        Assert.Equal(before, await tab.ViewAsync());
        Assert.Equal(picture, await tab.PictureAsync());
        await tab.PressAsync("p");
        await tab.ViewAsync(v => !v.IsPaused && v.ToMs > before.ToMs + 1_000);
        await tab.Page.WaitForSelectorAsync(".heat-state", new() { State = WaitForSelectorState.Hidden });
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Wheel_OverThePicture_ZoomsAroundThePointer()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync()).LiveAsync();
        await tab.PressAsync("p");
        SymbolPageView before = await tab.ViewAsync(v => v.IsPaused);
        await tab.PointAsync(0.7, 0.3);
        await tab.TurnAsync(-400);
        SymbolPageView closer = await tab.ViewAsync(v => v.SpanMs < before.SpanMs * 0.7);
        Assert.Equal(before.TimeAt(0.7), closer.TimeAt(0.7), before.SpanMs / 300);
        Assert.Equal((before.Top, before.Bottom), (closer.Top, closer.Bottom));
        Assert.False(closer.FollowsTime);

        await tab.TurnAsync(300, isPrice: true);
        SymbolPageView wider = await tab.ViewAsync(v => v.Ticks > closer.Ticks * 1.3);
        Assert.Equal(closer.PriceAt(0.3), wider.PriceAt(0.3), closer.Ticks / 100);
        Assert.Equal((closer.FromMs, closer.ToMs), (wider.FromMs, wider.ToMs));
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Drag_BothAxes_EndsFollowingUntilLiveIsPressed()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync()).LiveAsync();
        SymbolPageView before = await tab.ViewAsync(v => v is { FollowsTime: true, FollowsPrice: true });
        Assert.False(await tab.Page.IsVisibleAsync(Live));
        await tab.PointAsync(0.3, 0.5);
        await tab.Page.Mouse.DownAsync();
        // The first move only shows that it is no shaking hand.
        await tab.PointAsync(0.35, 0.55);
        await tab.PointAsync(0.4, 0.6);
        SymbolPageView caught = await tab.ViewAsync(v => v is { FollowsTime: false, FollowsPrice: false });
        await tab.PointAsync(0.5, 0.8);
        SymbolPageView dragged = await tab.ViewAsync(v => v.Top > caught.Top);
        // The page tells its edges in whole milliseconds and hundredths of a tick.
        Assert.Equal(caught.SpanMs, dragged.SpanMs, 2.0);
        Assert.Equal(caught.Ticks, dragged.Ticks, 0.03);
        await tab.Page.Mouse.UpAsync();
        await tab.Page.ClickAsync(Live);
        await tab.ViewAsync(v => v is { FollowsTime: true, FollowsPrice: true, IsPaused: false } && v.ToMs > before.ToMs);
        Assert.False(await tab.Page.IsVisibleAsync(Live));
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Keys_FAndZ_FollowAndReset()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync()).LiveAsync();
        SymbolPageView first = await tab.ViewAsync();
        await tab.PressAsync("f");
        SymbolPageView left = await tab.ViewAsync(v => v is { FollowsTime: false, FollowsPrice: false });
        await tab.Page.WaitForFunctionAsync("ms => document.querySelector('#heatmap-body').heatmap.cellAt(ms, 0)", left.ToMs - (left.SpanMs * 0.12) + 1_000);
        Assert.Equal(left.ToMs, (await tab.ViewAsync()).ToMs);
        await tab.PressAsync("f");
        await tab.ViewAsync(v => v is { FollowsTime: true, FollowsPrice: true } && v.ToMs > left.ToMs);

        await tab.PointAsync(0.4, 0.4);
        await tab.TurnAsync(-400);
        await tab.TurnAsync(-400, isPrice: true);
        await tab.ViewAsync(v => v.SpanMs < first.SpanMs * 0.7 && v.FollowsTime);
        await tab.PressAsync("f");
        await tab.ViewAsync(v => !v.FollowsTime);
        await tab.PressAsync("z");
        // While the market is young the picture widens with its past, up to the usual two minutes.
        await tab.ViewAsync(v => v.SpanMs > first.SpanMs - 2 && v.SpanMs < 120_002 && v is { FollowsTime: true, FollowsPrice: true });
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Slider_ArrowKeys_ChangeThePictureAndTheScale()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync(user: PageWatch.PlainUser)).LiveAsync();
        await tab.PressAsync("p");
        await tab.ViewAsync(v => v.IsPaused);
        string picture = await tab.PictureAsync();
        ILocator low = tab.Page.GetByRole(AriaRole.Slider, new() { Name = "Smallest size shown" });
        string? cut = await low.GetAttributeAsync("aria-valuenow");
        await low.FocusAsync();
        await tab.Page.Keyboard.PressAsync("PageUp");
        await tab.Page.WaitForFunctionAsync("before => document.querySelector('.heat-handle-low').ariaValueNow !== before", cut);
        await Wait.ForAsync(tab.PictureAsync, now => now != picture);
        Assert.NotEqual("", await tab.Page.InputValueAsync(".heat-field[aria-label^='Black below']"));
        await low.DblClickAsync();
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('.heat-field').value === ''");
        Assert.Empty(tab.Errors);
    }
}
