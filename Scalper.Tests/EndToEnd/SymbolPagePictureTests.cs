using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>The pictures of the symbol page, kept as those of <see cref="ScreenshotTests"/> are: with a wall, and with a gap.</summary>
[Trait("Category", "Screenshots")]
[Collection(SymbolPageTestGroup.Name)]
public sealed class SymbolPagePictureTests(SymbolPageMarket market) : IAsyncLifetime
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("1440x900", 1440, 900), ("1920x1080", 1920, 1080), ("390x844", 390, 844)];

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => market.ClearAsync();

    [BrowserFact]
    public async Task Symbol_EverySize_IsDrawnWithoutScrollingSideways()
    {
        foreach ((string name, int width, int height) in Sizes)
        {
            await using SymbolPageTab tab = await (await market.OpenAsync(width: width, height: height)).LiveAsync();
            if (ScreenshotTests.Folder is not null)
            {
                // Of a market that has run for a while, and a page that has been looked at.
                await tab.Page.ClickAsync(".chart button:text-is('15 s')");
                await tab.Page.WaitForFunctionAsync("() => /\\d/.test(document.querySelector('[data-feature=priceChangePct5m] .feature-now').innerText)", null, new() { Timeout = 450_000 });
                await market.ControlAsync(new { cmd = "wall", symbol = SymbolPageMarket.Symbol, side = "bid", bps = 1, times = 15, seconds = 60 });
                await WaitAsync(tab.Page, seconds: 30);
            }

            await ScreenshotTests.SaveAsync(tab.Page, $"symbol-{name}");
            Assert.Empty(tab.Errors);
        }

        await using SymbolPageTab gap = await (await market.OpenAsync()).LiveAsync();
        await SilenceAsync(gap.Page);
        if (ScreenshotTests.Folder is not null)
        {
            // One that is over, and one that lasts.
            await WaitAsync(gap.Page, seconds: 10);
            await market.ClearAsync();
            await WaitAsync(gap.Page, seconds: 25);
            await SilenceAsync(gap.Page);
            await WaitAsync(gap.Page, seconds: 5);
        }

        await ScreenshotTests.SaveAsync(gap.Page, "symbol-gap-1440x900");
        Assert.Empty(gap.Errors);
    }

    private async Task SilenceAsync(IPage page)
    {
        await market.ControlAsync(new { cmd = "silence", symbol = SymbolPageMarket.Symbol, depth = 50 });
        await page.WaitForSelectorAsync(".lad-body .mk-note:has-text('Book is stale')");
    }

    private static async Task WaitAsync(IPage page, int seconds) => await page.WaitForFunctionAsync(
        "until => Date.now() > until", await page.EvaluateAsync<double>($"Date.now() + {seconds * 1_000}"), new() { Timeout = 90_000 });
}
