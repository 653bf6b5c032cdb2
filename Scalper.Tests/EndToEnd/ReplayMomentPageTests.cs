using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Web;
using Microsoft.Playwright;
using Scalper.Core.Replay;
using Scalper.Core.Replay.Export;
using Scalper.Tests.Captures;
using Scalper.Tests.Hosting;
using Scalper.Web.Api.Documents;
using Scalper.Web.Screens;

namespace Scalper.Tests.EndToEnd;

/// <summary>An instant that is shared, as a file and as a link: opened again, it is the same input, the same values and the same layout.</summary>
public sealed class ReplayMomentPageTests(ReplayMarket market) : IClassFixture<ReplayMarket>
{
    private const string Symbol = "SOLUSDT";
    private const int OfCapture = 1;

    // What the panes show, and how the chart is set.
    private const string Shown =
        "() => [...document.querySelectorAll('.pane')].map(p => p.dataset.pane).join(' ') + ' | ' + document.querySelector('#chart-body .mk-choice [aria-pressed=true]')?.dataset.value";

    private const string Usual = "heatmap chart ladder walls tape features | 1m", Unusual = "heatmap chart ladder tape features statistics | 5m";

    private static ReplayTrack CaptureTrack => ReplayTrack.OfCapture(CapturePath.Bybit(ReplayMarket.Capture));

    [BrowserFact(NeedsCaptures = true)]
    public async Task Moment_SharedAtAnInstant_OpensOnAFreshInstanceAsItWasLeft()
    {
        using HttpClient http = market.CreateClient();
        ReplayDocument at = await ReplayMarket.TellAsync(http, OfCapture, "pause");
        await ReplayMarket.TellAsync(http, OfCapture, FormattableString.Invariant($"seek?at={at.From + ((at.To - at.From) * 0.6):0}"));
        at = await ReplayMarket.TellAsync(http, OfCapture, "step?events=-3");
        await using BrowserPage open = await market.OpenAsync();
        await open.Page.GotoAsync($"/replay/{OfCapture}/symbol/{Symbol}");
        await SetLayoutAsync(open.Page);
        Assert.StartsWith("What is replayed was not recorded on this server", await open.Page.GetAttributeAsync("span#replay-link", "title"), StringComparison.Ordinal);

        using TempFolder other = new();
        string file = Path.Combine(other.Path, "a.moment");
        await Wait.ForAsync(() => DownloadAsync(open.Page, file), m => m?.Layout?.Contains("\"5m\"", StringComparison.Ordinal) == true && m.Layout.Contains("statistics", StringComparison.Ordinal));
        Assert.Empty(open.Errors);

        (AppProcess app, Uri address) = await ReplayMarket.StartAsync(Path.Combine(other.Path, "storage"), file, "--Universe:MaxSymbols=4", "--Sandbox:MessagesPerSecond=50");
        await using (app)
        {
            Assert.EndsWith($"/replay/1/symbol/{Symbol}", await app.WaitForLineAsync("Replay of a.moment: open "), StringComparison.Ordinal);
            using HttpClient fresh = ReplayMarket.ClientOf(address);
            await using BrowserPage opened = await market.Browser.OpenAsync(address);
            await opened.SignInAsync();
            await opened.Page.GotoAsync($"/replay/1/symbol/{Symbol}");
            await AssertAsOpenedAsync(opened.Page, fresh, 1, at);

            // The same by the page, and what is changed there stays there.
            await opened.Page.GotoAsync("/replays");
            await opened.Page.SetInputFilesAsync("#replay-file:enabled", file);
            await opened.Page.WaitForURLAsync($"**/replay/2/symbol/{Symbol}");
            await AssertAsOpenedAsync(opened.Page, fresh, 2, at);
            await opened.Page.ClickAsync("[data-toggles=walls]");
            await opened.Page.WaitForSelectorAsync("#pane-walls");
            await opened.Page.ReloadAsync();
            await Wait.ForAsync(() => opened.Page.EvaluateAsync<string>(Shown), s => s == Unusual.Replace("ladder", "ladder walls", StringComparison.Ordinal));
            await opened.Page.GotoAsync("/symbol");
            await Wait.ForAsync(() => opened.Page.EvaluateAsync<string>(Shown), s => s == Usual);
            Assert.Empty(opened.Errors);
        }
    }

    [BrowserFact(NeedsCaptures = true)]
    public async Task Link_OfAnInstant_OpensThereWithTheLayoutOfItsSender()
    {
        using HttpClient http = market.CreateClient();
        ReplayDocument sent = await OpenRecordedAsync(http);
        string symbol = (string)(await http.GetFromJsonAsync<JsonArray>($"{sent.Path}/api/scores"))![0]!["symbol"]!;
        await using BrowserPage open = await market.OpenAsync();
        await open.Page.GotoAsync($"{sent.Path}/symbol/{symbol}");
        await SetLayoutAsync(open.Page);
        await open.Page.ClickAsync("#replay-event-back");
        sent = await Wait.ForAsync(() => ReplayMarket.ReadAsync(http, sent.Id), r => r.Lanes[0].Number == sent.Lanes[0].Number - 1 && r.State == "Paused");
        string link = await Wait.ForAsync(async () => await open.Page.GetAttributeAsync("#replay-link", "href") ?? "", href =>
            href.Contains($"number={sent.Lanes[0].Number}&", StringComparison.Ordinal) && LayoutLink.Read(HttpUtility.ParseQueryString(href)["layout"]!, out _) is { } layout
            && layout[SymbolPane.Chart].Options.Contains("\"5m\"", StringComparison.Ordinal) && layout[SymbolPane.Statistics].IsShown);
        string features = await http.GetStringAsync($"{sent.Path}/api/features/symbol/{symbol}");

        // Who gets it has set their own page otherwise. A page of a replay that is closed would load itself anew.
        await open.Page.GotoAsync("/symbol");
        await CloseAsync(http, sent.Id);
        await open.Page.ClickAsync("#chart-body .mk-choice [data-value='15m']");
        await open.Page.ClickAsync("[data-toggles=statistics]");
        await open.Page.ClickAsync("[data-toggles=walls]");
        string own = Usual.Replace("1m", "15m", StringComparison.Ordinal);
        await Wait.ForAsync(() => open.Page.EvaluateAsync<string>(Shown), s => s == own);

        await open.Page.GotoAsync(link);
        await open.Page.WaitForURLAsync($"**/replay/*/symbol/{symbol}");
        int id = int.Parse(new Uri(open.Page.Url).AbsolutePath.Split('/')[2], System.Globalization.CultureInfo.InvariantCulture);
        await Wait.ForAsync(() => open.Page.EvaluateAsync<string>(Shown), s => s == Unusual);
        ReplayDocument opened = await ReplayMarket.ReadAsync(http, id);
        Assert.Equal(("Paused", sent.At, sent.Lanes[0]), (opened.State, opened.At, opened.Lanes[0]));
        Assert.Equal(features, await http.GetStringAsync($"{opened.Path}/api/features/symbol/{symbol}"));
        await open.Page.GotoAsync("/symbol");
        await Wait.ForAsync(() => open.Page.EvaluateAsync<string>(Shown), s => s == own);

        // A layout that somebody made up costs the layout, and is told.
        await CloseAsync(http, id);
        await open.Page.GotoAsync(System.Text.RegularExpressions.Regex.Replace(link, "layout=[^&]+", "layout=nonsense"));
        await open.Page.WaitForURLAsync($"**/replay/*/symbol/{symbol}");
        await Wait.ForAsync(() => open.Page.EvaluateAsync<string>(Shown), s => s == own);
        Assert.Contains("the layout of the link can't be used. Layout: expected", await open.Page.InnerTextAsync("#replay-complaint"), StringComparison.Ordinal);
        Assert.Empty(open.Errors);
    }

    private static async Task SetLayoutAsync(IPage page)
    {
        await page.ClickAsync("#chart-body .mk-choice [data-value='5m']");
        foreach (string pane in new[] { "walls", "statistics" })
        {
            string before = (await page.GetAttributeAsync($"[data-toggles={pane}]", "aria-pressed"))!;
            if ((before == "true") == (pane == "walls"))
            {
                await page.ClickAsync($"[data-toggles={pane}]");
            }
        }

        await Wait.ForAsync(() => page.EvaluateAsync<string>(Shown), s => s == Unusual);
    }

    private static async Task<Moment?> DownloadAsync(IPage page, string file)
    {
        IDownload download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#replay-moment"));
        Assert.Matches($"^{Symbol}-[0-9]{{8}}T[0-9]{{9}}Z\\.moment$", download.SuggestedFilename);
        await download.SaveAsAsync(file);
        return Moment.Find(file);
    }

    private static async Task AssertAsOpenedAsync(IPage page, HttpClient http, int replay, ReplayDocument shared)
    {
        ReplayDocument at = await ReplayMarket.ReadAsync(http, replay);
        Assert.Equal(("Paused", shared.At, shared.Lanes.Single()), (at.State, at.At, at.Lanes.Single()));
        await Wait.ForAsync(() => page.EvaluateAsync<string>(Shown), s => s == Unusual);
        await ReplayedSymbol.AssertApiAsync(http, replay, CaptureTrack, Symbol);
        await ReplayedSymbol.AssertPageAsync(page, http, replay, CaptureTrack, Symbol);
    }

    // Of some seconds that are recorded already.
    private static async Task<ReplayDocument> OpenRecordedAsync(HttpClient http)
    {
        static long FirstOf(JsonObject list) => list["segments"]!.AsArray().Count == 0 ? long.MaxValue : (long)list["segments"]![0]!["beganAt"]!;
        await Wait.ForAsync(
            async () => (await http.GetFromJsonAsync<JsonObject>("/api/monitor/recordings"))!, l => FirstOf(l) < DateTimeOffset.UtcNow.AddSeconds(-6).ToUnixTimeMilliseconds());
        using HttpResponseMessage answer = await http.PostAsync($"/api/replays?at={DateTimeOffset.UtcNow.AddSeconds(-3).ToUnixTimeMilliseconds()}", null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<ReplayDocument>(ApiJson.Options))!;
    }

    private static async Task CloseAsync(HttpClient http, int id)
    {
        using HttpResponseMessage closed = await http.DeleteAsync($"/api/replays/{id}");
        Assert.Equal(System.Net.HttpStatusCode.NoContent, closed.StatusCode);
    }
}
