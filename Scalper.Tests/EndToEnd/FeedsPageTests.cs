using Microsoft.Playwright;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>The feeds page in a real browser over the running sandbox.</summary>
public sealed class FeedsPageTests(PageMarket market) : IClassFixture<PageMarket>
{
    private const string First = "tbody[data-connection=\"0\"]";
    private static readonly PageWaitForFunctionOptions Patient = new() { Timeout = 90_000 };

    // A connection that is halted is one of its own market, which need not be large.
    private static readonly (string, string) Few = ("Universe:MaxSymbols", "8");

    [BrowserFact]
    public async Task Watch_RunningMarket_FiguresCome()
    {
        await using BrowserPage open = await market.OpenAsync("/feeds");
        IPage page = open.Page;
        await page.WaitForSelectorAsync($"{First} .feed-state[data-state=Connected]");
        string before = await page.InnerTextAsync($"{First} [data-col=messages]");
        await page.WaitForFunctionAsync($"before => document.querySelector('{First} [data-col=messages]').innerText !== before", before, Patient);
        await page.WaitForFunctionAsync($"() => / [kM]?B\\/s/.test(document.querySelector('{First} [data-label=Wire]').innerText)", null, Patient);
        await page.WaitForFunctionAsync("() => / over \\d+ trades/.test(document.querySelector('#lag').innerText)", null, Patient);
        Assert.Equal("Bybit metrics", await page.InnerTextAsync("tbody[data-connection=\"10000\"] th"));
        Assert.Matches(@"^\d+ of 60$", await page.InnerTextAsync("#limit-connects .limit-figure"));
        await page.ClickAsync($"{First} button[aria-label^=Transitions]");
        await page.WaitForSelectorAsync($"{First} .transitions li");
        Assert.Contains("→ ● connected", await page.InnerTextAsync($"{First} .transitions li"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Retry_HaltedConnection_AdministratorBringsItBack()
    {
        await using WebApp app = WebApp.WithAdministrator(Few);
        await using BrowserPage open = await OpenAsync(app);
        IPage page = open.Page;
        await HaltAsync(app, page);
        Assert.Contains("in ", await page.InnerTextAsync($"{First} [data-label='Next attempt']"), StringComparison.Ordinal);
        await page.ClickAsync("#retry-0");
        await page.WaitForSelectorAsync($"{First} .feed-state[data-state=Connected]", new() { Timeout = 90_000 });
        await page.ClickAsync($"{First} button[aria-label^=Transitions]");
        await page.WaitForSelectorAsync($"{First} .transition-cause:text('ana asked')");
    }

    [BrowserFact]
    public async Task Retry_PlainUser_HasNoButton()
    {
        await using WebApp app = WebApp.WithAdministrator(Few);
        Uri address = app.ListenOnSocket();
        await PageWatch.AddPlainUserAsync(app);
        await using BrowserPage open = await market.Browser.OpenAsync(address);
        await open.SignInAsync(PageWatch.PlainUser);
        await open.Page.ClickAsync(".pages a:text('Feeds')");
        await HaltAsync(app, open.Page);
        Assert.Equal(0, await open.Page.Locator("#retry-0").CountAsync());
        Assert.Empty(open.Errors);
    }

    [BrowserFact]
    public async Task Keyboard_ReachesEverythingAndTextsHaveContrast()
    {
        await using WebApp app = WebApp.WithAdministrator(Few);
        await using BrowserPage open = await OpenAsync(app);
        IPage page = open.Page;
        await HaltAsync(app, page);
        IReadOnlyList<string> seen = await PageWatch.TabThroughAsync(page, 20);
        Assert.DoesNotContain(seen, name => name.StartsWith("invisible", StringComparison.Ordinal));
        Assert.Superset(new HashSet<string> { "Scores", "Monitor", "Feeds", "Main connections", "retry-0", "Transitions of Bybit 0" }, new HashSet<string>(seen));
        await page.ClickAsync($"{First} button[aria-label^=Transitions]");
        await page.WaitForSelectorAsync($"{First} .transitions li");
        Assert.Empty(await PageAccess.FaultsAsync(page));
    }

    [BrowserFact]
    public async Task Open_Phone_DoesNotScrollSideways()
    {
        await using BrowserPage open = await market.OpenAsync("/feeds", width: 390, height: 844);
        IPage page = open.Page;
        await page.WaitForSelectorAsync($"{First} .feed-state[data-state=Connected]");
        await page.ClickAsync($"{First} button[aria-label^=Transitions]");
        await page.WaitForSelectorAsync($"{First} .transitions li");
        await PageWatch.AssertNoSidewaysScrollAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('.feed-box, .page-feeds')].every(b => b.scrollWidth <= b.clientWidth)"));
    }

    // Policy violation: the venue refuses, and trying again at once would make it worse.
    private static async Task HaltAsync(WebApp app, IPage page)
    {
        await page.WaitForSelectorAsync($"{First} .feed-state[data-state=Connected]");
        await PageWatch.ControlAsync(app, new { cmd = "drop", code = 1008, reason = "policy violation" });
        await page.WaitForSelectorAsync($"{First} .feed-state[data-state=Failed]");
    }

    private async Task<BrowserPage> OpenAsync(WebApp app)
    {
        BrowserPage open = await market.Browser.OpenAsync(app.ListenOnSocket());
        await open.SignInAsync();
        await open.Page.ClickAsync(".pages a:text('Feeds')");
        await open.Page.WaitForSelectorAsync("#feeds-title");
        return open;
    }
}
