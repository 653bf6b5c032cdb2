using Microsoft.Playwright;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>Palette, keys, settings and delays of the shell in a real browser over the running sandbox.</summary>
public sealed class ShellTests(PageMarket market) : IClassFixture<PageMarket>
{
    [BrowserFact]
    public async Task Keyboard_Palette_FindsASymbolOpensItAndGivesTheFocusBack()
    {
        await using BrowserPage open = await market.OpenScoresAsync();
        IPage page = open.Page;
        await page.FocusAsync("#strip-settings");
        await page.Keyboard.PressAsync("/");
        Assert.Equal("palette-query", await FocusedAsync(page));
        await page.WaitForSelectorAsync("#palette-list li");
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("strip-settings", await FocusedAsync(page));
        Assert.Equal(0, await page.Locator("dialog[open]").CountAsync());

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("solus");
        await page.WaitForSelectorAsync("#palette-list li[aria-selected=true]:has-text('SOLUSDT')");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForSelectorAsync("#why[data-symbol=SOLUSDT]");
        Assert.Equal(0, await page.Locator("dialog[open]").CountAsync());
        Assert.EndsWith("/?symbol=SOLUSDT", page.Url, StringComparison.Ordinal);

        await page.Keyboard.PressAsync("Escape");
        await page.WaitForSelectorAsync("#why", new() { State = WaitForSelectorState.Detached });
        Assert.Equal("/", new Uri(page.Url).PathAndQuery);
        await page.GotoAsync("/?symbol=ETHUSDT");
        await page.WaitForSelectorAsync("#why[data-symbol=ETHUSDT]");
        Assert.Empty(open.Errors);
    }

    [BrowserFact]
    public async Task Keyboard_PlainLetters_CountOnlyWhileNoFieldHasTheFocus()
    {
        await using BrowserPage open = await market.OpenScoresAsync();
        IPage page = open.Page;
        await Wait.ForAsync(
            async () =>
            {
                // The page listens soon after it shows its rows.
                await page.Keyboard.PressAsync("f");
                return await FocusedAsync(page);
            },
            focused => focused == "filter");
        foreach (string letter in new[] { "/", "?", ",", "f" })
        {
            await page.Keyboard.PressAsync(letter);
        }

        await page.WaitForFunctionAsync("() => document.getElementById('filter').value === '/?,f'");
        Assert.Equal(0, await page.Locator("dialog[open]").CountAsync());
        await page.Keyboard.PressAsync("Control+k");
        Assert.Equal("palette-query", await FocusedAsync(page));
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("filter", await FocusedAsync(page));
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("?");
        await page.WaitForSelectorAsync("dialog#keys[open]");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync(",");
        await page.WaitForSelectorAsync("dialog#settings[open] #settings-zone");
        Assert.Empty(open.Errors);
    }

    [BrowserFact]
    public async Task Settings_AfterNewSignInAndRestart_AreFoundAgain()
    {
        using TempFolder folder = new();
        (string, string)[] administrator = [("Accounts:Bootstrap:UserName", WebApp.UserName), ("Accounts:Bootstrap:Password", WebApp.Password)];
        await using (WebApp app = new(folder.Path, administrator))
        {
            await using BrowserPage open = await market.Browser.OpenAsync(app.ListenOnSocket());
            await open.SignInAsync();
            string green = await ColourOfUpAsync(open.Page);
            await open.Page.ClickAsync("#strip-settings");
            await open.Page.SelectOptionAsync("#settings-zone", "Asia/Tokyo");
            await open.Page.CheckAsync("#settings input[value=BlueOrange]");
            await open.Page.WaitForSelectorAsync("#colours[data-colours=BlueOrange]", new() { State = WaitForSelectorState.Attached });
            await open.Page.WaitForSelectorAsync("#strip-zone:has-text('Tokyo')");
            Assert.NotEqual(green, await ColourOfUpAsync(open.Page));
            await open.Page.Keyboard.PressAsync("Escape");
            await open.Page.ClickAsync("#strip-logout");
            await open.Page.WaitForSelectorAsync("#userName");
            await open.SignInAsync();
            await AssertChosenAsync(open.Page);
        }

        await using WebApp again = new(folder.Path, administrator);
        await using BrowserPage other = await market.Browser.OpenAsync(again.ListenOnSocket());
        await other.SignInAsync();
        await AssertChosenAsync(other.Page);
        Assert.Empty(other.Errors);
    }

    [BrowserFact]
    public async Task Strip_TickToScreen_IsMeasuredByThisBrowser()
    {
        await using BrowserPage open = await market.OpenScoresAsync();
        await open.Page.WaitForFunctionAsync("() => /^\\d+ ms$/.test(document.getElementById('strip-screen-p99').innerText.replace(/\\s/g, ' ').replace(/(\\d) (\\d)/g, '$1$2'))");
        Assert.Empty(open.Errors);
    }

    [BrowserFact]
    public async Task ServerGone_PageStays_AndSaysScreenDelayedApartFromTheFeed()
    {
        WebApp app = WebApp.WithAdministrator();
        await using BrowserPage open = await market.Browser.OpenAsync(app.ListenOnSocket());
        await using (app)
        {
            await open.SignInAsync();
            Assert.False(await open.Page.IsVisibleAsync("#components-reconnect-modal"));
            Assert.False(await open.Page.IsVisibleAsync("#screen-delayed"));
        }

        await open.Page.WaitForSelectorAsync("#components-reconnect-modal", new() { State = WaitForSelectorState.Visible });
        await open.Page.WaitForFunctionAsync("() => /Screen delayed \\d+ s: reconnecting.*The feed was/.test(document.getElementById('components-reconnect-modal').innerText)");
        Assert.NotEqual(0, await open.Page.Locator("tr:has([data-symbol])").CountAsync());
        Assert.False(await open.Page.IsVisibleAsync("#screen-delayed"));
        await open.Page.WaitForFunctionAsync("() => getComputedStyle(document.querySelector('.table')).opacity === '0.55'");
    }

    [BrowserFact]
    public async Task Focus_EveryControlOfTheStrip_IsReachedByTabAndSeen()
    {
        await using BrowserPage open = await market.OpenScoresAsync();
        List<string> reached = [];
        await open.Page.FocusAsync(".brand");
        while (!reached.Contains("filter"))
        {
            Assert.InRange(reached.Count, 0, 30);
            await open.Page.Keyboard.PressAsync("Tab");
            reached.Add(await FocusedAsync(open.Page));
            Assert.True(await open.Page.EvaluateAsync<bool>("parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2"), $"{reached[^1]}: the focus cannot be seen");
        }

        Assert.Equal(["strip-palette", "strip-settings", "strip-keys", "strip-user", "strip-logout", "strip-recording", "filter"], reached.Where(r => r.Length > 0));
    }

    // Such a rule has the browser search the whole page, and style most of it again, whenever anything in it comes or goes.
    [BrowserFact]
    public async Task StyleSheets_NoRule_AsksTheDocumentForItsContents()
    {
        await using BrowserPage open = await market.OpenScoresAsync();
        string[] asking = await open.Page.EvaluateAsync<string[]>(
            """
            () => {
              const selectorsOf = rules => [...rules].flatMap(r => [r.selectorText ?? '', ...selectorsOf(r.cssRules ?? [])]);
              return [...document.styleSheets].flatMap(s => selectorsOf(s.cssRules)).filter(s => /(^|[\s,>+~])(:root|html|\*|body(?=:has\((?!>)))?:has\(/.test(s));
            }
            """);
        Assert.Empty(asking);
    }

    private static async Task<string> FocusedAsync(IPage page) => await page.EvaluateAsync<string>("document.activeElement?.id ?? ''");

    private static async Task<string> ColourOfUpAsync(IPage page) => await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).getPropertyValue('--up')");

    private static async Task AssertChosenAsync(IPage page)
    {
        Assert.Equal("BlueOrange", await page.GetAttributeAsync("#colours", "data-colours"));
        await page.WaitForSelectorAsync("#strip-zone:has-text('Tokyo')");
    }
}
