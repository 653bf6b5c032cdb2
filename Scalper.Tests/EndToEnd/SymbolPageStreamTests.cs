using Microsoft.Playwright;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>A page that nobody sees, and a server that goes and comes back.</summary>
[Collection(SymbolPageTestGroup.Name)]
public sealed class SymbolPageStreamTests(SymbolPageMarket market)
{
    private const string Hideable =
        """
        window.isHidden = false;
        Object.defineProperty(Document.prototype, 'hidden', { get: () => window.isHidden });
        Object.defineProperty(Document.prototype, 'visibilityState', { get: () => window.isHidden ? 'hidden' : 'visible' });
        window.hide = isHidden => { window.isHidden = isHidden; document.dispatchEvent(new Event('visibilitychange')); };
        """;

    [BrowserFact]
    public async Task Tab_HiddenAndShown_StreamPausesAndGoesOnWithoutAGap()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync(script: Hideable)).LiveAsync();
        IPage page = tab.Page;
        await page.WaitForFunctionAsync($"() => document.querySelector('#heatmap-body').heatmap.cellAt({SymbolPageTab.Edge} - 600, 0)?.isGap === false");
        await page.EvaluateAsync("() => hide(true)");
        double hidden = await page.EvaluateAsync<double>(SymbolPageTab.Edge);
        await Wait.ForAsync(market.Book.ReadAsync, b => b.AtMs > hidden + 3_000);
        Assert.True(await page.EvaluateAsync<double>(SymbolPageTab.Edge) < hidden + 1_000, "columns came although nobody looked");
        await page.EvaluateAsync("() => hide(false)");
        await page.WaitForFunctionAsync("ms => document.querySelector('#heatmap-body').heatmap.cellAt(ms, 0)", hidden + 3_500);
        bool[] gaps = await page.EvaluateAsync<bool[]>(
            "from => Array.from({ length: 36 }, (_, at) => document.querySelector('#heatmap-body').heatmap.cellAt(from - 100 + at * 100, 0)?.isGap ?? true)", hidden);
        Assert.DoesNotContain(true, gaps);
        await page.WaitForSelectorAsync("#symbol-page[data-stream=live]");
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Pane_CannotBeDrawn_SaysSoAndTheOthersGoOn()
    {
        await using SymbolPageTab tab = await market.OpenAsync(script: "HTMLCanvasElement.prototype.getContext = () => { throw new Error('No canvas.'); };");
        await tab.Page.WaitForSelectorAsync("#heatmap-body .state:text-is('The heatmap could not be drawn. Reload the page to try again.')");
        await tab.Page.WaitForSelectorAsync(".lad-row[data-price]");
        await tab.Page.WaitForSelectorAsync(".tape-row");
    }

    [BrowserFact]
    public async Task Server_Restarted_PageSaysScreenDelayedAndComesBackByItself()
    {
        using TempFolder folder = new();
        (string, string)[] settings = [("Accounts:Bootstrap:UserName", WebApp.UserName), ("Accounts:Bootstrap:Password", WebApp.Password), ("Universe:MaxSymbols", "8")];
        SymbolPageTab tab;
        Uri address;
        await using (WebApp app = new(folder.Path, settings))
        {
            address = app.ListenOnSocket();
            BrowserPage open = await market.Browser.OpenAsync(address);
            await open.SignInAsync();
            await open.Page.GotoAsync($"/symbol/{SymbolPageMarket.Symbol}");
            tab = await new SymbolPageTab(open).LiveAsync();
            Assert.Equal("", await open.Page.InnerTextAsync("#symbol-screen"));
        }

        await using (tab)
        {
            await tab.Page.WaitForSelectorAsync("#symbol-page[data-stream=lost]");
            Assert.Equal("screen delayed", await tab.Page.InnerTextAsync("#symbol-screen"));
            await tab.Page.WaitForSelectorAsync(".lad-body .mk-note[data-kind=screen]");
            foreach (string note in new[] { ".heat-state", ".tape-body .mk-note", ".chart-body .mk-note" })
            {
                await tab.Page.WaitForSelectorAsync($"{note}:has-text('Screen delayed')");
            }

            await using WebApp again = new(folder.Path, settings);
            again.ListenOnSocket(address.Port);
            await tab.LiveAsync();
            await tab.Page.WaitForSelectorAsync(".lad-body .mk-note", new() { State = WaitForSelectorState.Hidden });
            Assert.Equal("", await tab.Page.InnerTextAsync("#symbol-screen"));
        }
    }
}
