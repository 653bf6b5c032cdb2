using Microsoft.Playwright;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>An exchange that cannot be reached: the page says so, and nothing is made up in its place.</summary>
[Trait("Category", "Screenshots")]
public sealed class UnreachableVenueTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task Open_NoExchange_SaysSoAndShowsNoScore()
    {
        await using WebApp app = WebApp.WithAdministrator(
            ("Venues:Bybit:WebSocketUrl", "ws://127.0.0.1:1/v5/public/linear"), ("Venues:Bybit:RestUrl", "http://127.0.0.1:1"));
        await using BrowserPage open = await browser.OpenAsync(app.ListenOnSocket());
        await open.SignInAsync();
        IPage page = open.Page;

        await page.WaitForFunctionAsync("() => document.querySelector('#outage')?.innerText.includes('cannot be reached')");
        Assert.Contains("following the 20 instruments of the settings", await page.InnerTextAsync("#notice"), StringComparison.Ordinal);
        Assert.Equal("LIVE DATA", (await page.InnerTextAsync("#strip-profile")).Trim());
        Assert.Equal("0 / 20", (await page.InnerTextAsync("#strip-live")).Trim());
        Assert.Equal(0, await page.Locator(".score-figure").CountAsync());
        await ScreenshotTests.SaveAsync(page, "unreachable-1440x900");
        Assert.Empty(open.Errors);
    }
}
