using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>
/// The pictures of the documentation. With SCALPER_SCREENSHOTS set to a folder they are kept there, of a market that has run for more
/// than five minutes; otherwise none are taken, and the test shows that nothing on any page needs more width than there is.
/// </summary>
[Trait("Category", "Screenshots")]
public sealed class ScreenshotTests(PageMarket market) : IClassFixture<PageMarket>
{
    private const string Variable = "SCALPER_SCREENSHOTS";
    private static readonly (string Name, int Width, int Height)[] Sizes = [("1440x900", 1440, 900), ("1920x1080", 1920, 1080), ("390x844", 390, 844)];

    /// <summary>Where pictures are wanted; null where they are not.</summary>
    internal static string? Folder { get; } = Environment.GetEnvironmentVariable(Variable);

    [BrowserFact]
    public async Task Pages_EverySize_AreDrawnWithoutScrollingSideways()
    {
        foreach ((string name, int width, int height) in Sizes)
        {
            await using (BrowserPage login = await market.Browser.OpenAsync(market.Address, width, height))
            {
                await login.Page.GotoAsync("/login");
                await SaveAsync(login.Page, $"login-{name}");
            }

            await using BrowserPage open = await market.OpenScoresAsync(width: width, height: height);
            if (Folder is not null)
            {
                await WaitForMomentumAsync(open.Page);
            }

            await SaveAsync(open.Page, $"scores-{name}");
            string symbol = await ScorePage.HoldFirstAsync(open.Page);
            await ScorePage.OpenWhyAsync(open.Page, symbol);
            await SaveAsync(open.Page, $"why-{name}");
            await SaveDialogsAsync(open.Page, name);
            Assert.Empty(open.Errors);
        }
    }

    [BrowserFact]
    public async Task Pages_AtTwiceTheSize_DoNotScrollSideways()
    {
        await using BrowserPage open = await market.OpenScoresAsync(width: 720, height: 450);
        string symbol = await ScorePage.HoldFirstAsync(open.Page);
        await ScorePage.OpenWhyAsync(open.Page, symbol);
        await SaveAsync(open.Page, "why-720x450");
    }

    // Over the plain table: what lies behind a dialog says nothing about it.
    private static async Task SaveDialogsAsync(IPage page, string size)
    {
        await page.ClickAsync("#why-close");
        await page.ClickAsync("#strip-palette");
        await page.Keyboard.TypeAsync("so");
        await page.WaitForSelectorAsync("#palette-list li[aria-selected=true]");
        await SaveAsync(page, $"palette-{size}");
        await page.Keyboard.PressAsync("Escape");
        await page.ClickAsync("#strip-settings");
        await page.WaitForSelectorAsync("#settings-zone");
        await SaveAsync(page, $"settings-{size}");
        await page.Keyboard.PressAsync("Escape");
    }

    /// <summary>Takes the picture where it is wanted, and sees that the page does not scroll sideways.</summary>
    internal static async Task SaveAsync(IPage page, string name)
    {
        if (Folder is not null)
        {
            byte[] picture = await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png") });
            Assert.True(picture.Length > 5_000, $"{name} is nearly empty");
        }

        string[] wide = await page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.rz-data-grid')).map(e => `${e.tagName}#${e.id}.${e.className}`)
            """);
        Assert.True(wide.Length == 0, $"{name} scrolls sideways: {string.Join(", ", wide.Take(5))}");
    }

    private static async Task WaitForMomentumAsync(IPage page) => await page.WaitForFunctionAsync(
        "() => /\\d/.test(document.querySelector('tr:has([data-symbol]) td[data-col=\"change5m\"]')?.innerText ?? '')",
        null,
        new() { Timeout = 450_000 });
}
