using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scalper.Core.Replay.Session;
using Scalper.Tests.Hosting;
using Scalper.Tests.Replay.Session;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Replays;

namespace Scalper.Tests.EndToEnd;

/// <summary>Keys of replays for somebody who may only look.</summary>
public sealed class ReplayRightsPageTests(ReplayRightsPageTests.SmallMarket market) : IClassFixture<ReplayRightsPageTests.SmallMarket>, IDisposable
{
    private const string Refusal = "Traders and administrators alone open, close and set replays";

    private static readonly Actor By = new("tests", "127.0.0.1");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BrowserFact]
    public async Task Key_OfWhomIsNotAllowed_IsAnsweredWithWhoIs()
    {
        ReplayBook book = market.App.Services.GetRequiredService<ReplayBook>();
        ReplayApp replay = await book.OpenAsync(CaptureFile.Write(_folder.Path, seed: 3), start: null, end: null, speed: 1, By);
        ReplayPosition at = replay.Session.Transport.Read();
        await replay.Session.Transport.SeekAsync(at.FromNs + ((at.ToNs - at.FromNs) / 2), CancellationToken.None);
        await using BrowserPage open = await market.OpenAsync($"{replay.Place.Path}/", PageWatch.PlainUser);
        await open.Page.WaitForSelectorAsync("#replay-bar[data-state=Paused]");
        foreach (string key in new[] { "k", "l", "]", "n" })
        {
            await open.Page.EvaluateAsync("document.getElementById('told').textContent = ''");
            await open.Page.Keyboard.PressAsync(key);
            Assert.Equal(Refusal, await open.Page.InnerTextAsync("#told"));
        }

        await PressReplayAsync(open.Page, $"{replay.Place.Path}/symbol");
        await PressReplayAsync(open.Page, "/symbol");
        Assert.Empty(await PageAccess.FaultsAsync(open.Page));
        Assert.Empty(open.Errors);
        Assert.True(await book.CloseAsync(replay.Place.Id, By));
    }

    // Over the heatmap of a page that is not left.
    private static async Task PressReplayAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.WaitForSelectorAsync("#symbol-page[data-stream=live] .heat-picture");
        await Wait.ForAsync(
            async () =>
            {
                await page.HoverAsync(".heat-picture");
                await page.Keyboard.PressAsync("r");
                return await page.InnerTextAsync("#told");
            },
            told => told == Refusal + ".");
        Assert.Equal(path, new Uri(page.Url).AbsolutePath);
    }

    /// <summary>A few symbols are enough.</summary>
    public sealed class SmallMarket() : PageMarket(("Universe:MaxSymbols", "2"), ("Sandbox:MessagesPerSecond", "50"));
}
