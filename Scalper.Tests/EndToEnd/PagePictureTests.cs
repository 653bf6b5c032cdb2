using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>The pictures of monitor and feeds, kept as those of <see cref="ScreenshotTests"/> are: of a market in which something went wrong.</summary>
[Trait("Category", "Screenshots")]
public sealed class PagePictureTests(PageMarket market) : IClassFixture<PageMarket>
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("1440x900", 1440, 900), ("1920x1080", 1920, 1080), ("390x844", 390, 844)];

    [BrowserFact]
    public async Task Pages_EverySize_AreDrawnWithoutScrollingSideways()
    {
        bool isFirst = true;
        foreach ((string name, int width, int height) in Sizes)
        {
            await using BrowserPage open = await market.OpenAsync("/monitor-micro", width: width, height: height);
            await open.Page.WaitForSelectorAsync("tr[data-symbol] [data-status=Live]");
            if (isFirst)
            {
                await TroubleAsync(open.Page, isLong: ScreenshotTests.Folder is not null);
            }

            isFirst = false;
            await ScreenshotTests.SaveAsync(open.Page, $"monitor-{name}");
            await open.Page.ClickAsync(".pages a:text('Feeds')");
            await open.Page.WaitForSelectorAsync("tbody.feed .feed-state[data-state=Connected]");
            await open.Page.ClickAsync("tbody.feed button[aria-label^=Transitions]");
            await open.Page.WaitForSelectorAsync(".transitions li");
            await ScreenshotTests.SaveAsync(open.Page, $"feeds-{name}");
            Assert.Empty(open.Errors);
        }
    }

    private async Task TroubleAsync(IPage page, bool isLong)
    {
        await market.ControlAsync(new { cmd = "gap", symbol = "SOLUSDT", depth = 50, count = 1 });
        // A connection that is dropped before the gap was noticed begins anew without one.
        await page.WaitForFunctionAsync("() => document.querySelector('tr[data-symbol=SOLUSDT] .m-gaps')?.innerText === '1'", null, new() { Timeout = 90_000 });
        await market.ControlAsync(new { cmd = "drop", client = 1, code = 1006 });
        if (isLong)
        {
            await page.WaitForFunctionAsync("() => (document.querySelector('.rate-line').getAttribute('d').match(/L/g) ?? []).length >= 60", null, new() { Timeout = 450_000 });
            await market.ControlAsync(new { cmd = "silence", symbol = "ETHUSDT", seconds = 60 });
            await page.WaitForSelectorAsync("tr[data-symbol] [data-status=Stale]", new() { Timeout = 90_000 });
        }
    }
}
