using Microsoft.Playwright;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>
/// The pictures of the documentation. With SCALPER_SCREENSHOTS set to a folder they are kept there, of a market that has run for more
/// than a minute; otherwise they go to a temporary folder, and the test shows that every page can be drawn at every size.
/// </summary>
[Trait("Category", "Screenshots")]
public sealed class ScreenshotTests(Browser browser) : IClassFixture<Browser>
{
    internal const string Variable = "SCALPER_SCREENSHOTS";
    private static readonly (string Name, int Width, int Height)[] Sizes = [("1440x900", 1440, 900), ("1920x1080", 1920, 1080), ("390x844", 390, 844)];

    [BrowserFact]
    public async Task Pages_EverySize_AreDrawnWithoutScrollingSideways()
    {
        using TempFolder temporary = new();
        string? wanted = Environment.GetEnvironmentVariable(Variable);
        string folder = wanted ?? temporary.Path;
        await using WebApp app = WebApp.WithAdministrator();
        Uri address = app.ListenOnSocket();
        foreach ((string name, int width, int height) in Sizes)
        {
            BrowserPage open = await browser.OpenAsync(address, width, height);
            await open.Page.GotoAsync("/login");
            await SaveAsync(open.Page, folder, $"login-{name}");
            await open.SignInAsync();
            if (wanted is not null)
            {
                await WaitForMomentumAsync(open.Page);
            }

            await SaveAsync(open.Page, folder, $"scores-{name}");
            string symbol = await ScorePage.HoldFirstAsync(open.Page);
            await ScorePage.OpenWhyAsync(open.Page, symbol);
            await SaveAsync(open.Page, folder, $"why-{name}");
            await SaveDialogsAsync(open.Page, folder, name);
            Assert.Empty(open.Errors);
        }
    }

    [BrowserFact]
    public async Task Pages_AtTwiceTheSize_DoNotScrollSideways()
    {
        await using WebApp app = WebApp.WithAdministrator();
        BrowserPage open = await browser.OpenAsync(app.ListenOnSocket(), width: 720, height: 450);
        await open.SignInAsync();
        string symbol = await ScorePage.HoldFirstAsync(open.Page);
        await ScorePage.OpenWhyAsync(open.Page, symbol);
        await SaveAsync(open.Page, app.Folder, "why-720x450");
    }

    // Over the plain table: what lies behind a dialog says nothing about it.
    private static async Task SaveDialogsAsync(IPage page, string folder, string size)
    {
        await page.ClickAsync("#why-close");
        await page.ClickAsync("#strip-palette");
        await page.Keyboard.TypeAsync("so");
        await page.WaitForSelectorAsync("#palette-list li[aria-selected=true]");
        await SaveAsync(page, folder, $"palette-{size}");
        await page.Keyboard.PressAsync("Escape");
        await page.ClickAsync("#strip-settings");
        await page.WaitForSelectorAsync("#settings-zone");
        await SaveAsync(page, folder, $"settings-{size}");
        await page.Keyboard.PressAsync("Escape");
    }

    internal static async Task SaveAsync(IPage page, string folder, string name)
    {
        byte[] picture = await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
        Assert.True(picture.Length > 5_000, $"{name} is nearly empty");
        string[] wide = await page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.rz-data-grid')).map(e => `${e.tagName}#${e.id}.${e.className}`)
            """);
        Assert.True(wide.Length == 0, $"{name} scrolls sideways: {string.Join(", ", wide.Take(5))}");
    }

    private static async Task WaitForMomentumAsync(IPage page) => await page.WaitForFunctionAsync(
        "() => /\\d/.test(document.querySelector('tr:has([data-symbol]) td[data-col=\"change\"]')?.innerText ?? '')",
        null,
        new() { Timeout = 120_000 });
}
