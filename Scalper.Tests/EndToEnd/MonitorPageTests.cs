using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scalper.Tests.Hosting;
using Scalper.Web.Accounts;
using Scalper.Web.Live;
using Scalper.Web.Screens;

namespace Scalper.Tests.EndToEnd;

/// <summary>The monitor in a real browser over the running sandbox.</summary>
public sealed class MonitorPageTests(PageMarket market) : IClassFixture<PageMarket>, IAsyncLifetime
{
    private const string Row = "tr[data-symbol=\"BTCUSDT\"]";

    // Resyncs are counted: one test's must not be another's.
    private const string Other = "tr[data-symbol=\"ETHUSDT\"]";
    private static readonly PageWaitForFunctionOptions Patient = new() { Timeout = 90_000 };

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => market.ClearAsync();

    [BrowserFact]
    public async Task Watch_RunningMarket_ValuesChange()
    {
        await using BrowserPage open = await OpenAsync();
        IPage page = open.Page;
        await page.WaitForFunctionAsync($"() => Number(document.querySelector('{Row} .m-rate')?.innerText) > 0", null, Patient);
        Assert.Matches(@"^\d+ / \d+$", await page.InnerTextAsync($"{Row} .m-levels"));
        await page.WaitForFunctionAsync("() => document.querySelector('.rate-line')?.getAttribute('d').startsWith('M')", null, Patient);
        string rate = await page.InnerTextAsync($"{Row} .m-rate");
        await page.WaitForFunctionAsync($"before => document.querySelector('{Row} .m-rate').innerText !== before", rate, Patient);
        int total = int.Parse(await page.InnerTextAsync("#count-total .count-figure"), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(total > 100, $"{total} symbols");
    }

    [BrowserFact]
    public async Task Watch_UpdateLost_TheRowSaysSo()
    {
        await using BrowserPage open = await OpenAsync();
        IPage page = open.Page;
        await page.WaitForSelectorAsync($"{Row} [data-status=Live]");
        await market.ControlAsync(new { cmd = "gap", symbol = "BTCUSDT", depth = 50, count = 1 });
        await page.WaitForFunctionAsync($"() => document.querySelector('{Row} .m-gaps')?.innerText === '1'", null, Patient);
        await page.WaitForFunctionAsync($"() => /sequence gap/.test(document.querySelector('{Row} td.m-note')?.innerText ?? '')", null, Patient);
        await page.WaitForSelectorAsync($"{Row} [data-status=Live]");
        Assert.Equal("1", await page.InnerTextAsync($"{Row} .m-resyncs"));
    }

    [BrowserFact]
    public async Task Resync_Administrator_IsAskedForAndBackAgain()
    {
        await using BrowserPage open = await OpenAsync();
        IPage page = open.Page;
        await page.WaitForSelectorAsync($"{Other} [data-status=Live]");
        await page.HoverAsync(Other);
        await page.ClickAsync($"{Other} button");
        await page.WaitForFunctionAsync("() => document.querySelector('#resync-answer').innerText === 'ETHUSDT: snapshot asked for'");
        await page.WaitForFunctionAsync($"() => document.querySelector('{Other} .m-resyncs').innerText === '1'", null, Patient);
        await page.WaitForSelectorAsync($"{Other} [data-status=Live]");
    }

    [BrowserFact]
    public async Task Resync_PlainUser_HasNoButtons()
    {
        await using BrowserPage open = await OpenAsync(PageWatch.PlainUser);
        await open.Page.WaitForSelectorAsync($"{Row} [data-status=Live]");
        Assert.Equal(0, await open.Page.Locator("tr[data-symbol] button").CountAsync());
        Assert.Empty(open.Errors);
    }

    [BrowserFact]
    public async Task Reload_FilterAndSortChosen_AreFoundAgain()
    {
        await using BrowserPage open = await OpenAsync("monitoring");
        IPage page = open.Page;
        await page.WaitForSelectorAsync($"{Row} [data-status=Live]");
        await page.FillAsync("#monitor-filter", "BTCUSDT");
        await page.ClickAsync("[data-sort=symbol]");
        await page.WaitForSelectorAsync("th.m-symbol[aria-sort=ascending]");
        await page.WaitForFunctionAsync("() => document.querySelectorAll('tr[data-symbol]').length === 1");
        MonitorView chosen = new(Filter: "BTCUSDT", Column: MonitorColumn.Symbol, Descending: false);
        await Wait.ForAsync(() => KeptAsync("monitoring"), kept => kept == chosen);
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("th.m-symbol[aria-sort=ascending]");

        // The heading is there before the rows.
        await page.WaitForFunctionAsync("() => document.querySelectorAll('tr[data-symbol]').length === 1");
        Assert.Equal("BTCUSDT", await page.InputValueAsync("#monitor-filter"));
    }

    [BrowserFact]
    public async Task Keyboard_ReachesEverything()
    {
        await using BrowserPage open = await OpenAsync();
        IPage page = open.Page;
        await page.WaitForSelectorAsync($"{Row} [data-status=Live]");
        // From the heading, which has the focus after a navigation, up to the brand and down into the rows.
        List<string> seen = [];
        while (!seen.Contains("Scalper"))
        {
            Assert.InRange(seen.Count, 0, 30);
            seen.AddRange(await PageWatch.TabThroughAsync(page, 1, "Shift+Tab"));
        }

        seen.AddRange(await PageWatch.TabThroughAsync(page, 40));
        Assert.DoesNotContain(seen, name => name.StartsWith("invisible", StringComparison.Ordinal));
        Assert.Superset(
            new HashSet<string> { "Scores", "Monitor", "Feeds", "count-total", "count-gone", "monitor-filter", "Sort by Symbol", "Sort by Gaps" },
            new HashSet<string>(seen));
        Assert.Contains(seen, name => name.StartsWith("Resync ", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Texts_HaveContrast()
    {
        await using BrowserPage open = await OpenAsync();
        IPage page = open.Page;
        await page.WaitForSelectorAsync($"{Row} [data-status=Live]");
        await market.ControlAsync(new { cmd = "silence", symbol = "SOLUSDT", seconds = 60 });
        await page.WaitForSelectorAsync("tr[data-symbol] [data-status=Stale]", new() { Timeout = 90_000 });
        Assert.Empty(await PageAccess.FaultsAsync(page));
    }

    [BrowserFact]
    public async Task Open_Phone_DoesNotScrollSideways()
    {
        await using BrowserPage open = await OpenAsync(width: 390, height: 844);
        IPage page = open.Page;
        await page.WaitForSelectorAsync($"{Row} [data-status=Live]");
        await PageWatch.AssertNoSidewaysScrollAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("() => { const box = document.querySelector('.grid-box'); return box.scrollWidth <= box.clientWidth; }"));
        Assert.Equal(0, await page.Locator("tr[data-symbol] button:visible").CountAsync());
    }

    private async Task<MonitorView> KeptAsync(string user)
    {
        await using AsyncServiceScope scope = market.App.Services.CreateAsyncScope();
        Account account = (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync(user))!;
        return (await market.App.Services.GetRequiredService<IScreenShelf>().FindAsync(account.Id))!.Monitor;
    }

    private async Task<BrowserPage> OpenAsync(string user = WebApp.UserName, int width = 1440, int height = 900)
    {
        BrowserPage open = await market.OpenAsync("/monitor-micro", user, width, height);
        await open.Page.WaitForSelectorAsync("#count-total");
        return open;
    }
}
