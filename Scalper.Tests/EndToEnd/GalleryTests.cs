using Microsoft.Playwright;
using Scalper.Tests.Hosting;
using Scalper.Web.Components.Gallery;

namespace Scalper.Tests.EndToEnd;

/// <summary>Every sheet of the gallery in a real browser.</summary>
public sealed class GalleryTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Sheets_EverySize_AreDrawnWithoutErrorsAndCanBeRead(int width, int height)
    {
        await using WebApp app = WebApp.WithAdministrator();
        BrowserPage open = await browser.OpenAsync(app.ListenOnSocket(), width, height);
        await open.SignInAsync();
        List<string> complaints = [];
        open.Page.Console += (_, message) => complaints.AddRange(message.Type == "error" ? [$"{open.Page.Url}: {message.Text}"] : []);
        foreach (GallerySheet sheet in GallerySheet.All)
        {
            await open.Page.GotoAsync(sheet.Address);
            await open.Page.WaitForSelectorAsync(".example");
            await open.Page.WaitForFunctionAsync("() => document.querySelector('link[href*=\"css/gallery\"]')?.sheet");
            complaints.AddRange((await PageAccess.FaultsAsync(open.Page)).Select(f => $"{sheet.Name}: {f}"));
        }

        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        Assert.Empty(open.Errors);
    }
}
