using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>The ways from symbol to symbol, and the layout and colours that a person finds again.</summary>
[Collection(SymbolPageTestGroup.Name)]
public sealed class SymbolPageTravelTests(SymbolPageMarket market) : IAsyncLifetime
{
    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => market.ClearAsync();

    [BrowserFact]
    public async Task Symbol_ByArrowKeysAndPalette_IsAnotherWithItsOwnData()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync()).LiveAsync();
        string price = await PriceAsync(tab.Page);
        await tab.PressAsync("ArrowRight");
        await tab.Page.WaitForSelectorAsync($"#symbol-page:not([data-symbol={SymbolPageMarket.Symbol}])");
        string next = (await tab.Page.GetAttributeAsync("#symbol-page", "data-symbol"))!;
        await tab.LiveAsync(next);
        await Wait.ForAsync(() => PriceAsync(tab.Page), now => now.Length > 0 && now != price);
        Assert.EndsWith($"/symbol/{next}", tab.Page.Url, StringComparison.Ordinal);
        Assert.Equal($"{next} · Scalper", await tab.Page.TitleAsync());

        await tab.PressAsync("ArrowLeft");
        await tab.LiveAsync();
        await tab.PressAsync("ArrowUp");
        await tab.Page.WaitForSelectorAsync($"#symbol-page:not([data-symbol={SymbolPageMarket.Symbol}])");

        await tab.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync("ethus");
        await tab.Page.WaitForSelectorAsync("#palette-list li[aria-selected=true]:has-text('ETHUSDT')");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.LiveAsync("ETHUSDT");
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Symbol_FromMonitorAndScores_OpensItsPage()
    {
        await using SymbolPageTab tab = await market.OpenAsync("/monitor-micro");
        await tab.Page.ClickAsync("tr[data-symbol=SOLUSDT] a");
        await tab.LiveAsync("SOLUSDT");

        string first = await GoToScoresAsync(tab);
        await tab.Page.DblClickAsync($"tr:has([data-symbol={first}]) td[data-col=symbol]");
        await tab.LiveAsync(first);

        string other = await GoToScoresAsync(tab);
        await tab.Page.FocusAsync($"tr:has([data-symbol={other}]) [data-col=symbol] button");
        await tab.Page.Keyboard.PressAsync("o");
        await tab.LiveAsync(other);
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Panes_HiddenShownAndResized_AreFoundAgainAfterANewSignIn()
    {
        await market.CalmAsync();
        double[] after;
        await using (SymbolPageTab tab = await (await market.OpenAsync(user: PageWatch.PlainUser)).LiveAsync())
        {
            await tab.Page.ClickAsync("#pane-tape .pane-hide");
            await tab.Page.WaitForSelectorAsync("#pane-tape", new() { State = WaitForSelectorState.Detached });
            await tab.Page.ClickAsync("[data-toggles=statistics]");
            await tab.Page.WaitForSelectorAsync("#pane-statistics");
            double[] before = await SizesAsync(tab.Page);
            await tab.Page.FocusAsync(".splitter[data-splits=columns] >> nth=0");
            await tab.Page.Keyboard.PressAsync("ArrowRight");
            await tab.Page.FocusAsync(".splitter[data-splits=panes] >> nth=0");
            await tab.Page.Keyboard.PressAsync("ArrowUp");
            after = await Wait.ForAsync(() => SizesAsync(tab.Page), now => now[0] > before[0] + 20 && now[1] < before[1] - 10);
            Assert.Equal(SymbolPageMarket.Symbol, await tab.Page.GetAttributeAsync("#symbol-page", "data-symbol"));
            await tab.Page.ClickAsync("#strip-logout");
            await tab.Page.WaitForSelectorAsync("#userName");
            market.Forget(PageWatch.PlainUser);
            Assert.Empty(tab.Errors);
        }

        await using SymbolPageTab again = await (await market.OpenAsync(user: PageWatch.PlainUser)).LiveAsync();
        Assert.Equal(0, await again.Page.Locator("#pane-tape").CountAsync());
        Assert.Equal(1, await again.Page.Locator("#pane-statistics").CountAsync());
        Assert.All(after.Zip(await SizesAsync(again.Page)), pair => Assert.Equal(pair.First, pair.Second, 2.0));
        await again.Page.ClickAsync("[data-toggles=tape]");
        await again.Page.WaitForSelectorAsync("#pane-tape .tape-row");
        await again.Page.ClickAsync("[data-toggles=statistics]");
        await again.Page.WaitForSelectorAsync("#pane-statistics", new() { State = WaitForSelectorState.Detached });
        Assert.Empty(again.Errors);
    }

    [BrowserFact]
    public async Task Choice_MadeJustBeforeThePageIsLeft_IsFoundAgain()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync(user: "hasty")).LiveAsync();
        Assert.Equal("false", await IsLinearAsync(tab.Page));
        await tab.Page.EvaluateAsync("() => { document.querySelector('.heat-bar [data-value=linear]').click(); location.assign('about:blank'); }");

        // Playwright's own wait can miss a page that is left while it begins to wait.
        await Wait.ForAsync(() => Task.FromResult(tab.Page.Url), url => url == "about:blank");
        await Wait.ForAsync(
            async () =>
            {
                await tab.Page.GotoAsync($"/symbol/{SymbolPageMarket.Symbol}");
                await tab.LiveAsync();
                return await IsLinearAsync(tab.Page);
            },
            isLinear => isLinear == "true");
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Colours_OtherPreset_ChangesUpAndDownInEveryPane()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync(user: PageWatch.PlainUser)).LiveAsync();
        await tab.Page.WaitForSelectorAsync(".tape-row[data-side=buy]");
        await tab.Page.ClickAsync(".heat-bar [data-value=twoHue]");
        await ChooseAsync(tab.Page, "GreenRed");
        (int R, int G, int B) green = await LegendAsync(tab.Page, buyers => buyers.G > buyers.R && buyers.G > buyers.B);
        Assert.NotEqual(default, green);
        string buyer = await ColourOfBuyersAsync(tab.Page);
        await ChooseAsync(tab.Page, "BlueOrange");
        await LegendAsync(tab.Page, buyers => buyers.B > buyers.G && buyers.B > buyers.R);
        Assert.NotEqual(buyer, await ColourOfBuyersAsync(tab.Page));
        await ChooseAsync(tab.Page, "RedGreen");
        await LegendAsync(tab.Page, buyers => buyers.R > buyers.G && buyers.R > buyers.B);
        await ChooseAsync(tab.Page, "GreenRed");
        await tab.Page.ClickAsync(".heat-bar [data-value=thermal]");
        Assert.Empty(tab.Errors);
    }

    // The table is there before its script listens; then "f" goes to the filter.
    private static async Task<string> GoToScoresAsync(SymbolPageTab tab)
    {
        await tab.Page.ClickAsync(".pages a:text('Scores')");
        await tab.Page.WaitForSelectorAsync("tr:has([data-symbol])");
        await Wait.ForAsync(
            async () =>
            {
                await tab.PressAsync("f");
                return await tab.Page.EvaluateAsync<string>("document.activeElement.id");
            },
            focused => focused == "filter");
        return await ScorePage.HoldAnyAsync(tab.Page);
    }

    private static async Task ChooseAsync(IPage page, string preset)
    {
        await page.ClickAsync("#strip-settings");
        await page.CheckAsync($"#settings input[value={preset}]");
        await page.WaitForSelectorAsync($"#colours[data-colours={preset}]", new() { State = WaitForSelectorState.Attached });
        await page.Keyboard.PressAsync("Escape");
    }

    private static Task<string?> IsLinearAsync(IPage page) => page.GetAttributeAsync(".heat-bar [data-value=linear]", "aria-pressed");

    private static Task<string> ColourOfBuyersAsync(IPage page) =>
        page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.tape-row[data-side=buy]').children[1]).color");

    // The legend shows bids in its upper half; before its end they are in their own hue.
    private static Task<(int R, int G, int B)> LegendAsync(IPage page, Predicate<(int R, int G, int B)> isSo) => Wait.ForAsync(
        async () =>
        {
            int[] pixel = await page.EvaluateAsync<int[]>(
                """
                () => {
                  const strip = document.querySelector('.heat-strip'), context = strip.getContext('2d');
                  const all = Array.from({ length: strip.width }, (_, x) => [...context.getImageData(x, 2, 1, 1).data.slice(0, 3)]);
                  return all.reduce((most, one) => Math.max(...one) - Math.min(...one) > Math.max(...most) - Math.min(...most) ? one : most);
                }
                """);
            return (pixel[0], pixel[1], pixel[2]);
        },
        p => isSo(p));

    private static Task<string> PriceAsync(IPage page) => page.EvaluateAsync<string>("() => document.querySelector('.lad-row[data-best] .lad-price')?.innerText ?? ''");

    private static Task<double[]> SizesAsync(IPage page) => page.EvaluateAsync<double[]>(
        "() => [document.querySelector('.pane-column').offsetWidth, document.querySelector('#pane-heatmap').offsetHeight]");
}
