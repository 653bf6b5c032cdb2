using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>Every page and dialog can be used by everybody: <see cref="PageAccess"/> finds nothing on them, in any colours.</summary>
public sealed class AccessTests(PageMarket market) : IClassFixture<PageMarket>
{
    private static readonly string[] Presets = ["GreenRed", "RedGreen", "BlueOrange"];

    [BrowserFact]
    public async Task Scores_WithAndWithoutWhy_HaveNoFaults()
    {
        await using BrowserPage open = await market.OpenScoresAsync();
        IPage page = open.Page;
        await AssertInEveryPresetAsync(page);
        await ScorePage.OpenWhyAsync(page, await ScorePage.HoldFirstAsync(page));
        await AssertInEveryPresetAsync(page);
    }

    [BrowserFact]
    public async Task Monitor_HasNoFaults()
    {
        await using BrowserPage open = await market.OpenScoresAsync();
        IPage page = open.Page;
        await page.ClickAsync(".pages a:text('Monitor')");
        await page.WaitForSelectorAsync("tr[data-symbol] [data-status=Live]");
        await AssertInEveryPresetAsync(page);
    }

    [BrowserFact]
    public async Task Feeds_WithItsTransitions_HasNoFaults()
    {
        await using BrowserPage open = await market.OpenScoresAsync();
        IPage page = open.Page;
        await page.ClickAsync(".pages a:text('Feeds')");
        await page.ClickAsync("tbody.feed button[aria-label^=Transitions]");
        await page.WaitForSelectorAsync(".transitions li");
        await AssertInEveryPresetAsync(page);
    }

    [BrowserFact]
    public async Task Dialogs_HaveNoFaults()
    {
        await using BrowserPage open = await market.OpenScoresAsync();
        IPage page = open.Page;
        foreach (string preset in Presets)
        {
            await ChooseAsync(page, preset);
            foreach ((string key, string ready) in new[] { ("/", "#palette-list li"), (",", "#settings-zone"), ("?", ".keys kbd") })
            {
                await page.Keyboard.PressAsync(key);
                await page.WaitForSelectorAsync($"dialog[open] {ready}");
                await AssertNoFaultsAsync(page);
                await page.Keyboard.PressAsync("Escape");
                await page.WaitForSelectorAsync("dialog[open]", new() { State = WaitForSelectorState.Detached });
                Assert.Equal("strip-settings", await page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.outerHTML.slice(0, 200)"));
            }
        }
    }

    [BrowserFact]
    public async Task SignIn_FreshAndRefused_HasNoFaults()
    {
        await using BrowserPage open = await market.Browser.OpenAsync(market.Address);
        await open.Page.GotoAsync("/login");
        await AssertNoFaultsAsync(open.Page);
        await open.Page.FillAsync("#userName", WebApp.UserName);
        await open.Page.FillAsync("#password", "not the password");
        await open.Page.ClickAsync("button[type=submit]");
        await open.Page.WaitForSelectorAsync("[role=alert]");
        await AssertNoFaultsAsync(open.Page);
    }

    [BrowserFact]
    public async Task Log_AskedForWarnings_HasNoFaultsAtAnyWidth()
    {
        ILogger log = market.App.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Scalper.Probe");
        log.LogWarning(new InvalidOperationException("why\n   at There.Where()"), "probe {Text}", new string('x', 300));
        foreach (int width in new[] { 1440, 390 })
        {
            await using BrowserPage open = await market.OpenAsync("/admin/logs", width: width, height: width == 390 ? 844 : 900);
            await open.Page.SelectOptionAsync("select[name=level]", "Warning");
            await open.Page.FillAsync("input[name=search]", "PROBE");
            await open.Page.ClickAsync(".asks button");
            await open.Page.ClickAsync("td:has-text('Scalper.Probe') summary");
            Assert.Contains("There.Where", await open.Page.InnerTextAsync("details[open] pre"), StringComparison.Ordinal);
            await AssertNoFaultsAsync(open.Page);
            await ScreenshotTests.SaveAsync(open.Page, width == 390 ? "log-390x844" : "log-1440x900");
        }
    }

    [BrowserFact]
    public async Task Storage_HasNoFaultsAtAnyWidth()
    {
        foreach (int width in new[] { 1440, 390 })
        {
            await using BrowserPage open = await market.OpenAsync("/admin/logs", width: width, height: width == 390 ? 844 : 900);
            await open.Page.ClickAsync("nav a:text-is('Storage')");
            Assert.Contains("Database", await open.Page.InnerTextAsync(".sizes"), StringComparison.Ordinal);
            await AssertNoFaultsAsync(open.Page);
            await ScreenshotTests.SaveAsync(open.Page, width == 390 ? "storage-390x844" : "storage-1440x900");
        }
    }

    [BrowserFact]
    public async Task SetUp_HasNoFaults()
    {
        await using WebApp app = new();
        await using BrowserPage open = await market.Browser.OpenAsync(app.ListenOnSocket());
        await open.Page.GotoAsync("/");
        await open.Page.WaitForSelectorAsync("h1");
        await AssertNoFaultsAsync(open.Page);
    }

    [BrowserFact]
    public async Task Movement_WhereLessIsAskedFor_ThereIsNone()
    {
        await using BrowserPage open = await market.OpenAsync();
        await open.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        foreach (string address in new[] { "/", "/monitor-micro", "/feeds", "/recordings" })
        {
            await open.Page.GotoAsync(address);
            await open.Page.WaitForSelectorAsync("#strip-live");
            string[] moving = await open.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('body *')].filter(e => [undefined, '::before', '::after'].some(p => {
                  const s = getComputedStyle(e, p);
                  return s.animationName !== 'none' || s.transitionDuration.split(',').some(d => parseFloat(d) > 0) && s.transitionProperty !== 'none';
                })).map(e => `${e.tagName}.${e.className}`).slice(0, 5)
                """);
            Assert.Empty(moving);
        }
    }

    private static async Task AssertInEveryPresetAsync(IPage page)
    {
        foreach (string preset in Presets)
        {
            await ChooseAsync(page, preset);
            await AssertNoFaultsAsync(page);
        }
    }

    private static async Task AssertNoFaultsAsync(IPage page)
    {
        IReadOnlyList<string> faults = await PageAccess.FaultsAsync(page);
        Assert.True(faults.Count == 0, string.Join('\n', faults.Prepend(page.Url)));
    }

    private static async Task ChooseAsync(IPage page, string preset)
    {
        await page.ClickAsync("#strip-settings");
        await page.CheckAsync($"#settings input[value={preset}]");
        await page.WaitForSelectorAsync($"#colours[data-colours={preset}]", new() { State = WaitForSelectorState.Attached });
        await page.Keyboard.PressAsync("Escape");
    }
}
