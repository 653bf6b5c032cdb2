using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scalper.Core.Engine;
using Scalper.Core.Quality;
using Scalper.Tests.Hosting;
using Scalper.Web.Components;
using Scalper.Web.Market;

namespace Scalper.Tests.EndToEnd;

/// <summary>A trader's work with the score table, in a real browser over the running sandbox.</summary>
public sealed class ScoreWorkTests(PageMarket market) : IClassFixture<PageMarket>
{
    [BrowserFact]
    public async Task Work_SortFilterHoldAndPresets_ValuesChangeMeanwhile()
    {
        await using BrowserPage open = await market.OpenScoresAsync("sorter");
        IPage page = open.Page;
        string symbol = await ScorePage.HoldFirstAsync(page);
        string[] held = await SymbolsAsync(page);
        await ScorePage.WaitForOtherScoreAsync(page, symbol, await ScorePage.ScoreTextAsync(page, symbol));
        await page.WaitForFunctionAsync("() => ['changed', 'changed-up', 'changed-down'].some(n => CSS.highlights.get(n)?.size > 0)");
        Assert.Equal(held, await SymbolsAsync(page));

        await page.ClickAsync("[data-sort=symbol]");
        await page.WaitForSelectorAsync("[data-sort=symbol][data-direction=ascending]");
        string[] byName = await SymbolsAsync(page);
        Assert.Equal(byName.Order(StringComparer.Ordinal), byName);

        await page.Mouse.MoveAsync(5, 5);
        await page.WaitForSelectorAsync("#held", new() { State = WaitForSelectorState.Hidden });
        await page.Keyboard.PressAsync("f");
        await page.Keyboard.TypeAsync("btc");
        await page.WaitForFunctionAsync("() => /^1 of 300/.test(document.getElementById('shown').innerText)");
        Assert.Equal(["BTCUSDT"], await SymbolsAsync(page));
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForFunctionAsync("() => /^300/.test(document.getElementById('shown').innerText)");

        await page.SelectOptionAsync("#preset", "strong");
        await page.WaitForFunctionAsync("() => / of 300/.test(document.getElementById('shown').innerText)");
        Assert.Contains("preset=strong", page.Url, StringComparison.Ordinal);
        Assert.Empty(open.Errors);
    }

    [BrowserFact]
    public async Task Choices_AfterANewSignIn_AreFoundAgain()
    {
        const string user = "chooser";
        await using BrowserPage open = await market.OpenScoresAsync(user);
        IPage page = open.Page;
        await ScorePage.FilterAsync(page, "ETHUSDT");
        await page.ClickAsync("tr:has([data-symbol=ETHUSDT]) .star");
        await page.WaitForSelectorAsync("tr:has([data-symbol=ETHUSDT]) .star[aria-pressed=true]");
        await page.ClickAsync("[data-opens=columns]");
        await page.UncheckAsync("#columns li[data-column=side] input");
        await page.ClickAsync("#columns li[data-column=turnover] button >> nth=0");
        await page.Keyboard.PressAsync("Escape");
        await page.ClickAsync("[data-opens=lists]");
        await page.FillAsync("#list-name", "Majors");
        await page.ClickAsync("#list-add");
        await page.FillAsync("fieldset[data-list=Majors] textarea", "btcusdt, ethusdt");
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForSelectorAsync("fieldset[data-list=Majors]:has-text('2 symbols')");
        await page.Keyboard.PressAsync("Escape");
        await page.ClickAsync("[data-sort=change]");
        await page.WaitForSelectorAsync("[data-sort=change][data-direction=descending]");
        Assert.Empty(open.Errors);

        market.Forget(user);
        await using BrowserPage again = await market.OpenScoresAsync(user);
        await again.Page.WaitForSelectorAsync("[data-sort=change][data-direction=descending]");
        string[] columns = await again.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-sort]')].map(h => h.dataset.sort)");
        Assert.DoesNotContain("side", columns);
        Assert.Equal(columns.Index().Single(c => c.Item == "turnover").Index + 1, columns.Index().Single(c => c.Item == "slippage").Index);
        await again.Page.SelectOptionAsync("#list", "Majors");
        await again.Page.WaitForFunctionAsync("() => /^2 of 300/.test(document.getElementById('shown').innerText)");
        await again.Page.SelectOptionAsync("#list", "Starred");
        await again.Page.WaitForFunctionAsync("() => /^1 of 300/.test(document.getElementById('shown').innerText)");
        await again.Page.WaitForSelectorAsync("tr:has([data-symbol=ETHUSDT]) .star[aria-pressed=true]");
        Assert.Equal(["ETHUSDT"], await SymbolsAsync(again.Page));
        Assert.Empty(again.Errors);
    }

    [BrowserFact]
    public async Task Model_AfterANewSignIn_IsFoundAgain()
    {
        const string user = "modeller";
        await using BrowserPage open = await market.OpenScoresAsync(user);
        IPage page = open.Page;
        await page.WaitForSelectorAsync("#model [data-model=classic][aria-pressed=true]");
        string symbol = await ScorePage.HoldFirstAsync(page);
        await ScorePage.OpenWhyAsync(page, symbol);
        Assert.Empty(await page.QuerySelectorAllAsync("#why [data-input=spoofingRank]"));
        await page.ClickAsync("#model [data-model=symmetric]");
        await page.WaitForSelectorAsync("#model [data-model=symmetric][aria-pressed=true]");
        await page.WaitForSelectorAsync("#why-model:has-text('symmetric')");
        await page.WaitForSelectorAsync("#why [data-input=spoofingRank]");
        await ScorePage.WaitForOtherScoreAsync(page, symbol, "");
        Assert.Empty(open.Errors);

        market.Forget(user);
        await using BrowserPage again = await market.OpenScoresAsync(user);
        await again.Page.WaitForSelectorAsync("#model [data-model=symmetric][aria-pressed=true]");
        Assert.Equal("Scores of all symbols, model symmetric", await again.Page.InnerTextAsync("h1"));
        Assert.Empty(again.Errors);
    }

    [BrowserFact]
    public async Task Keyboard_StarsARowOpensItAndMovesOn()
    {
        await using BrowserPage open = await market.OpenScoresAsync("starrer");
        IPage page = open.Page;
        await page.FocusAsync(".csv");
        do
        {
            await page.Keyboard.PressAsync("Tab");
        }
        while (!await page.EvaluateAsync<bool>("document.activeElement.matches('[data-symbol]')"));

        await page.WaitForSelectorAsync("#held:not([hidden])");
        string first = await FocusedAsync(page);
        await page.Keyboard.PressAsync("s");
        await page.WaitForSelectorAsync($"tr:has([data-symbol=\"{first}\"]) .star[aria-pressed=true]");
        await page.Keyboard.PressAsync("ArrowDown");
        string second = await FocusedAsync(page);
        Assert.NotEqual(first, second);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync($"#why[data-symbol=\"{second}\"]");
        Assert.Contains($"symbol={second}", page.Url, StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync("#why", new() { State = WaitForSelectorState.Detached });
        Assert.Empty(open.Errors);
    }

    [BrowserFact]
    public async Task Gaps_OfOneSymbol_GreyItsRowWithTheReason()
    {
        await using WebApp app = WebApp.WithAdministrator(("Sandbox:MessagesPerSecond", "1200"));
        await using WebApplicationFactory<App> served = app.WithWebHostBuilder(builder => builder.ConfigureTestServices(
            services => services.AddSingleton(s => new QualityWatch(s.GetRequiredService<IMarket>(), TimeProvider.System, firstSeconds: 3))));
        served.UseKestrel();
        served.StartServer();
        await using BrowserPage open = await market.Browser.OpenAsync(served.ClientOptions.BaseAddress);
        await open.SignInAsync();
        IPage page = open.Page;
        await ScorePage.FilterAsync(page, "ETHUSDT");
        await page.WaitForSelectorAsync("tr:has([data-symbol=ETHUSDT]) .score-figure");
        for (int gaps = 1; gaps <= 3; gaps++)
        {
            await PageWatch.ControlAsync(served.Services, new { cmd = "gap", symbol = "ETHUSDT", depth = 50, count = 1 });
            await page.WaitForSelectorAsync($"tr:has([data-symbol=ETHUSDT]) .grade[title*='{gaps} sequence gap']", new() { Timeout = 90_000 });
        }

        await page.WaitForSelectorAsync("tr:has([data-symbol=ETHUSDT]) :is(.reason, [data-doubtful])");
        Assert.Contains(await page.InnerTextAsync("tr:has([data-symbol=ETHUSDT]) .grade"), new[] { "C", "D", "F" });
        Assert.Equal(
            await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('#shown')).color"),
            await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('tr [data-symbol=ETHUSDT]')).color"));
        Assert.Empty(open.Errors);
    }

    [BrowserFact]
    public async Task ServerRestarts_ThePageComesBackByItselfWithWhatItShowed()
    {
        using TempFolder folder = new();
        (string, string)[] administrator = [("Accounts:Bootstrap:UserName", WebApp.UserName), ("Accounts:Bootstrap:Password", WebApp.Password)];
        WebApp app = new(folder.Path, administrator);
        Uri address = app.ListenOnSocket();
        await using BrowserPage open = await market.Browser.OpenAsync(address);
        await using (app)
        {
            await open.SignInAsync();
            await ScorePage.FilterAsync(open.Page, "BTCU");
            await ScorePage.OpenWhyAsync(open.Page, "BTCUSDT");
        }

        await open.Page.WaitForSelectorAsync("#components-reconnect-modal", new() { State = WaitForSelectorState.Visible });
        await using WebApp again = new(folder.Path, administrator);
        Assert.Equal(address, again.ListenOnSocket(address.Port));
        await open.Page.WaitForSelectorAsync("#components-reconnect-modal", new() { State = WaitForSelectorState.Hidden, Timeout = 90_000 });
        await open.Page.WaitForSelectorAsync("#why[data-symbol=BTCUSDT] #why-score", new() { Timeout = 90_000 });
        Assert.Equal("BTCU", await open.Page.InputValueAsync("#filter"));
    }

    [BrowserFact]
    public async Task Csv_RowsShown_AreSavedInTheirOrder()
    {
        await using BrowserPage open = await market.OpenScoresAsync("saver");
        await open.Page.ClickAsync("[data-sort=symbol]");
        IDownload file = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.ClickAsync(".csv"));
        Assert.Matches(@"^scores-\d{8}T\d{6}Z\.csv$", file.SuggestedFilename);
        string[] lines = await File.ReadAllLinesAsync(await file.PathAsync());
        Assert.StartsWith("Star,Symbol,Venue,Score,Side,", lines[0], StringComparison.Ordinal);
        string[] symbols = [.. lines.Skip(1).Select(l => l.Split(',')[1])];
        Assert.Equal(300, symbols.Length);
        Assert.Equal(symbols.Order(StringComparer.Ordinal), symbols);
        Assert.Empty(open.Errors);
    }

    private static async Task<string[]> SymbolsAsync(IPage page) =>
        await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('tr [data-symbol]')].map(r => r.dataset.symbol)");

    private static async Task<string> FocusedAsync(IPage page) => await page.EvaluateAsync<string>("document.activeElement.dataset.symbol");
}
