using Microsoft.Playwright;
using Scalper.Tests.Hosting;
using Scalper.Web.Components.Gallery;

namespace Scalper.Tests.EndToEnd;

/// <summary>Every sheet of the gallery in a real browser.</summary>
public sealed class GalleryTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly (int Width, int Height)[] Sizes = [(1440, 900), (390, 844)];

    [BrowserFact]
    public async Task Sheets_EverySize_AreDrawnWithoutErrorsAndCanBeRead()
    {
        await using WebApp app = WebApp.WithAdministrator(("Universe:MaxSymbols", "8"));
        await using BrowserPage open = await browser.OpenAsync(app.ListenOnSocket());
        IPage page = open.Page;
        await open.SignInAsync();
        List<string> complaints = [];
        page.Console += (_, message) => complaints.AddRange(message.Type == "error" ? [$"{page.Url}: {message.Text}"] : []);
        await page.GotoAsync("/gallery");
        await page.WaitForFunctionAsync("() => document.querySelector('link[href*=\"css/gallery\"]')?.sheet");
        foreach (GallerySheet sheet in GallerySheet.All)
        {
            // By its link, within the running page.
            await page.EvaluateAsync("address => document.querySelector(`.gallery-nav a[href=\"${address}\"]`).click()", sheet.Address);
            await page.WaitForSelectorAsync($".gallery-nav a[href=\"{sheet.Address}\"][aria-current=page]");
            await page.WaitForSelectorAsync(".example");
            foreach ((int width, int height) in Sizes)
            {
                await page.SetViewportSizeAsync(width, height);
                complaints.AddRange((await PageAccess.FaultsAsync(page)).Select(f => $"{sheet.Name} at {width} x {height}: {f}"));
            }
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        Assert.Empty(open.Errors);
    }
}
