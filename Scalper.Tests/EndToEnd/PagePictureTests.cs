using Microsoft.Playwright;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>The pictures of monitor and feeds, kept as those of <see cref="ScreenshotTests"/> are: of a market in which something went wrong.</summary>
[Trait("Category", "Screenshots")]
public sealed class PagePictureTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("1440x900", 1440, 900), ("1920x1080", 1920, 1080), ("390x844", 390, 844)];

    [BrowserFact]
    public async Task Pages_EverySize_AreDrawnWithoutScrollingSideways()
    {
        using TempFolder temporary = new();
        string? wanted = Environment.GetEnvironmentVariable(ScreenshotTests.Variable);
        string folder = wanted ?? temporary.Path;
        await using WebApp app = WebApp.WithAdministrator(("Feed:MetricsSymbols:0", "BTCUSDT"));
        Uri address = app.ListenOnSocket();
        bool isFirst = true;
        foreach ((string name, int width, int height) in Sizes)
        {
            BrowserPage open = await browser.OpenAsync(address, width, height);
            await open.SignInAsync();
            await open.Page.ClickAsync(".pages a:text('Monitor')");
            await open.Page.WaitForSelectorAsync("tr[data-symbol] [data-status=Live]");
            if (isFirst)
            {
                await TroubleAsync(app, open.Page, isLong: wanted is not null);
            }

            isFirst = false;
            await ScreenshotTests.SaveAsync(open.Page, folder, $"monitor-{name}");
            await open.Page.ClickAsync(".pages a:text('Feeds')");
            await open.Page.WaitForSelectorAsync("tbody.feed .feed-state[data-state=Connected]");
            await open.Page.ClickAsync("tbody.feed button[aria-label^=Transitions]");
            await open.Page.WaitForSelectorAsync(".transitions li");
            await ScreenshotTests.SaveAsync(open.Page, folder, $"feeds-{name}");
            Assert.Empty(open.Errors);
        }
    }

    private static async Task TroubleAsync(WebApp app, IPage page, bool isLong)
    {
        await PageWatch.ControlAsync(app, new { cmd = "gap", symbol = "SOLUSDT", depth = 50, count = 1 });
        await PageWatch.ControlAsync(app, new { cmd = "drop", client = 1, code = 1006 });
        await page.WaitForFunctionAsync("() => document.querySelector('tr[data-symbol=SOLUSDT] .m-gaps')?.innerText === '1'", null, new() { Timeout = 90_000 });
        if (isLong)
        {
            await page.WaitForFunctionAsync("() => (document.querySelector('.rate-line').getAttribute('d').match(/L/g) ?? []).length >= 18", null, new() { Timeout = 180_000 });
            await PageWatch.ControlAsync(app, new { cmd = "silence", symbol = "ETHUSDT", seconds = 60 });
            await page.WaitForSelectorAsync("tr[data-symbol] [data-status=Stale]", new() { Timeout = 90_000 });
        }
    }
}
