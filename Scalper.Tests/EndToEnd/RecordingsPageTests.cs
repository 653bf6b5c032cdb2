using Microsoft.Playwright;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>The page of recordings in a real browser over an application that records.</summary>
public sealed class RecordingsPageTests(RecordingsPageTests.RecordedMarket market) : IClassFixture<RecordingsPageTests.RecordedMarket>
{
    [BrowserFact]
    public async Task Pin_Administrator_KeepsASegmentThatStaysPinned()
    {
        await using BrowserPage open = await market.OpenAsync("/");
        IPage page = open.Page;
        await page.WaitForSelectorAsync("#strip-recording[data-tone=recording]");
        await page.ClickAsync("#strip-recording");
        await page.WaitForSelectorAsync("#recording-state[data-tone=recording]");
        Assert.Equal("Recordings", await page.InnerTextAsync(".pages a[aria-current]"));
        await page.ClickAsync(".segments tbody tr:first-child button:text-is('Pin')");
        await page.WaitForSelectorAsync(".segments tbody tr[data-pinned] button[aria-pressed=true]");
        Assert.Equal("being written, pinned", await page.InnerTextAsync(".segments tbody tr:first-child [data-label=State]"));
        await page.ReloadAsync();
        await page.WaitForSelectorAsync(".segments tbody tr[data-pinned]");
        await page.ClickAsync(".segments tbody tr:first-child button:text-is('Unpin')");
        await page.WaitForSelectorAsync(".segments tbody tr:first-child:not([data-pinned])");
        Assert.Empty(await PageAccess.FaultsAsync(page));
        Assert.Empty(open.Errors);
    }

    [BrowserFact]
    public async Task Open_PlainUserOnAPhone_ReadsItWithoutScrollingSideways()
    {
        await using BrowserPage open = await market.OpenAsync("/recordings", PageWatch.PlainUser, width: 390, height: 844);
        IPage page = open.Page;
        await page.WaitForSelectorAsync(".segments tbody tr[data-written]");
        Assert.Equal(0, await page.Locator(".segments button").CountAsync());
        Assert.True(await page.IsVisibleAsync("#strip-recording"));
        await PageWatch.AssertNoSidewaysScrollAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("() => [...document.querySelectorAll('.feed-box, .page-recordings, .strip-line')].every(b => b.scrollWidth <= b.clientWidth)"));
        Assert.Empty(await PageAccess.FaultsAsync(page));
        Assert.Empty(open.Errors);
    }

    [BrowserFact]
    public async Task Palette_Recordings_OpensThePage()
    {
        await using BrowserPage open = await market.OpenScoresAsync();
        await open.Page.Keyboard.PressAsync("/");
        await open.Page.Keyboard.TypeAsync("recordings");
        await open.Page.WaitForSelectorAsync("#palette-list li[aria-selected=true]:has-text('Recordings')");
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.WaitForSelectorAsync("#recordings-title");
    }

    [BrowserFact]
    public async Task Strip_FolderThatCannotBeWritten_IsRedOnEveryPage()
    {
        using TempFolder folder = new();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "recordings"), "");
        await using WebApp app = new(
            folder.Path, ("Accounts:Bootstrap:UserName", WebApp.UserName), ("Accounts:Bootstrap:Password", WebApp.Password),
            ("Universe:MaxSymbols", "8"), ("Recording:Enabled", "true"), ("Recording:RetrySeconds", "1"));
        await using BrowserPage open = await market.Browser.OpenAsync(app.ListenOnSocket());
        await open.SignInAsync();
        await open.Page.WaitForSelectorAsync("#strip-recording[data-tone=stopped]");
        Assert.Equal("■ REC stopped", (await open.Page.InnerTextAsync("#strip-recording")).Trim());
        Assert.StartsWith("Nothing is recorded. ", await open.Page.GetAttributeAsync("#strip-recording", "title"), StringComparison.Ordinal);
        File.Delete(Path.Combine(folder.Path, "recordings"));
        await open.Page.WaitForSelectorAsync("#strip-recording[data-tone=recording]");
        Assert.Empty(open.Errors);
    }

    /// <summary>A market of few symbols that is recorded.</summary>
    public sealed class RecordedMarket() : PageMarket(("Universe:MaxSymbols", "8"), ("Recording:Enabled", "true"), ("Recording:MinimumFreeGigabytes", "0"));
}
