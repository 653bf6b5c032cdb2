using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Scalper.Core.Primitives;
using Scalper.Core.Replay;
using Scalper.Tests.Captures;
using Scalper.Tests.Hosting;
using Scalper.Tests.Replay.Session;
using Scalper.Web.Api.Documents;

namespace Scalper.Tests.EndToEnd;

/// <summary>Replays in a real browser, beside the live market that is recorded.</summary>
public sealed class ReplayPageTests(ReplayMarket market) : IClassFixture<ReplayMarket>
{
    private const string Symbol = "SOLUSDT";
    private const int OfCapture = 1;

    // The score, and the points of each factor, to the last digit.
    private const string WhyText =
        "[...document.querySelectorAll('#why-score, #why tr[data-contribution]')].map(e => `${e.dataset.contribution ?? 'score'} ${e.dataset.value}`).join('\\n')";

    private static ReplayTrack CaptureTrack => ReplayTrack.OfCapture(CapturePath.Bybit(ReplayMarket.Capture));

    [BrowserFact(NeedsCaptures = true)]
    public async Task Seek_ToTenTimesOfARealCapture_ShowsWhatAHeadlessReplayKnows()
    {
        using HttpClient http = market.CreateClient();
        ReplayDocument at = await ReplayMarket.TellAsync(http, OfCapture, "pause");
        await using BrowserPage open = await market.OpenAsync();
        await open.Page.GotoAsync($"/replay/{OfCapture}/symbol/{Symbol}");
        await open.Page.WaitForSelectorAsync("tr[data-feature]");
        SeededRandom random = new(11);
        int walls = 0, columns = 0;
        for (int i = 0; i < 10; i++)
        {
            long ms = (long)(at.From + (random.NextUnit() * (at.To - at.From)));
            await GoToAsync(open.Page, ms);
            await ReplayedSymbol.AssertApiAsync(http, OfCapture, CaptureTrack, Symbol);
            await ReplayedSymbol.AssertPageAsync(open.Page, http, OfCapture, CaptureTrack, Symbol);
            walls += await ReplayedStreams.AssertWallsAsync(open.Page, http, OfCapture, CaptureTrack, Symbol);
            columns += await ReplayedStreams.AssertHubAsync(http, OfCapture, CaptureTrack, Symbol);
        }

        Assert.True(walls > 0 && columns > 100, $"{walls} walls, {columns} columns");
        await AssertStepsAsync(open.Page, http);
        Assert.Empty(open.Errors);
    }

    /// <summary>Nothing comes while a replay stands still: on a live page that would be a delayed screen.</summary>
    [BrowserFact(NeedsCaptures = true)]
    public async Task Paused_ForTenSeconds_ShowsNoDelay()
    {
        using HttpClient http = market.CreateClient();
        ReplayDocument at = await ReplayMarket.TellAsync(http, OfCapture, "pause");
        await ReplayMarket.TellAsync(http, OfCapture, FormattableString.Invariant($"seek?at={(at.From + at.To) / 2:0}"));
        await using BrowserPage open = await market.OpenAsync();
        await open.Page.Clock.InstallAsync();
        await open.Page.GotoAsync($"/replay/{OfCapture}/symbol/{Symbol}");
        await open.Page.WaitForSelectorAsync("#symbol-page[data-stream=live] .lad-row");
        await open.Page.Clock.RunForAsync(10_000);
        Assert.DoesNotContain("delayed", await open.Page.InnerTextAsync("#symbol-page"), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(open.Errors);
    }

    [BrowserFact(NeedsCaptures = true)]
    public async Task Replays_TwoAndLive_DoNotMix()
    {
        using HttpClient http = market.CreateClient();
        ReplayDocument capture = await ReplayMarket.TellAsync(http, OfCapture, "pause");
        string[] live = await Wait.ForAsync(() => SymbolsAsync(http, ""), s => s.Length == 8);
        await RecordAsync(http, seconds: 6);
        int recorded = await OpenAsync(http, DateTimeOffset.UtcNow.AddSeconds(-3));
        try
        {
            ReplayDocument at = await ReplayMarket.ReadAsync(http, recorded);
            Assert.Equal(("Paused", "recordings", $"/replay/{recorded}"), (at.State, at.Source, at.Path));
            Assert.Equal(["BTCUSDT", Symbol], await SymbolsAsync(http, $"/replay/{OfCapture}"));
            Assert.Equal(live, await SymbolsAsync(http, $"/replay/{recorded}"));
            for (int i = 0; i < 10; i++)
            {
                long ms = (long)(at.From + ((at.To - at.From) * (i + 0.5) / 10));
                await ReplayMarket.TellAsync(http, recorded, $"seek?at={ms}");
                ReplayTrack track = Assert.Single(ReplayCatalogue.Read(market.Recordings).Tracks);
                await ReplayedSymbol.AssertApiAsync(http, recorded, track, live[i % live.Length]);
            }

            // Live went on meanwhile; the other replay stands where it stood.
            Assert.Equal(capture.Lanes, (await ReplayMarket.ReadAsync(http, OfCapture)).Lanes);
            await ReplayedSymbol.AssertApiAsync(http, OfCapture, CaptureTrack, Symbol);
            await AssertLabelledAsync(http, recorded);
        }
        finally
        {
            using HttpResponseMessage closed = await http.DeleteAsync($"/api/replays/{recorded}");
            Assert.Equal(System.Net.HttpStatusCode.NoContent, closed.StatusCode);
        }

        using HttpResponseMessage gone = await http.GetAsync($"/replay/{recorded}/api/replay");
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
    }

    [BrowserFact(NeedsCaptures = true)]
    public async Task Moment_OnAFreshInstance_StandsAtTheSameState()
    {
        using HttpClient http = market.CreateClient();
        string symbol = (await Wait.ForAsync(() => SymbolsAsync(http, ""), s => s.Length == 8))[0];
        await RecordAsync(http, seconds: 8);
        DateTimeOffset at = DateTimeOffset.UtcNow.AddSeconds(-4);
        using TempFolder other = new();
        string moment = Path.Combine(other.Path, "a.moment");
        string range = $"symbol={symbol}&from={at.AddSeconds(-3).ToUnixTimeMilliseconds()}&to={at.AddSeconds(1).ToUnixTimeMilliseconds()}";
        await File.WriteAllBytesAsync(moment, await http.GetByteArrayAsync($"/api/monitor/recordings/export?{range}&kind=moment"));

        (AppProcess app, Uri address) = await ReplayMarket.StartAsync(Path.Combine(other.Path, "storage"), moment, "--Universe:MaxSymbols=4", "--Sandbox:MessagesPerSecond=100");
        await using (app)
        {
            using HttpClient fresh = ReplayMarket.ClientOf(address);
            await ReplayMarket.TellAsync(fresh, 1, "pause");
            await ReplayMarket.TellAsync(fresh, 1, $"seek?at={at.ToUnixTimeMilliseconds()}");
            Assert.Equal([symbol], await SymbolsAsync(fresh, "/replay/1"));
            ReplayTrack track = Assert.Single(ReplayCatalogue.Read(market.Recordings).Tracks);
            long number = LastBefore(track, UnixTime.ToNs(DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()))!.Value);
            JsonNode? shown = JsonNode.Parse(await fresh.GetStringAsync($"/replay/1/api/symbol/{symbol}/book?depth=200"));
            HeadlessSymbol whole = HeadlessSymbol.Behind(track, number, symbol)!;
            Assert.Equal(JsonSerializer.SerializeToNode(BookDocument.Of(whole.Detail, 200), ApiJson.Options)!.ToJsonString(), shown!.ToJsonString());
        }
    }

    /// <summary>From an explanation on the live page to the same one in a replay of that instant.</summary>
    [BrowserFact(NeedsCaptures = true)]
    public async Task Why_ReplayThisInstant_ShowsTheContributionsAsTheyWere()
    {
        using HttpClient http = market.CreateClient();
        await RecordAsync(http, seconds: 3);
        await using BrowserPage open = await market.OpenAsync();
        await open.Page.GotoAsync("/?symbol=BTCUSDT");
        await open.Page.WaitForSelectorAsync("#why-score:not([data-value=''])");
        string[] then = await open.Page.EvaluateAsync<string[]>($"() => [document.getElementById('why-replay').getAttribute('href'), {WhyText}]");
        await open.Page.GotoAsync(then[0]);
        await Wait.ForAsync(() => Task.FromResult(new Uri(open.Page.Url).AbsolutePath), path => path.StartsWith("/replay/", StringComparison.Ordinal));
        int id = int.Parse(new Uri(open.Page.Url).AbsolutePath.Split('/')[2], CultureInfo.InvariantCulture);
        try
        {
            await Wait.ForAsync(() => open.Page.EvaluateAsync<string>($"() => document.querySelector('.shell[data-replay]') && {WhyText}"), shown => shown == then[1]);
            Assert.Empty(open.Errors);
        }
        finally
        {
            using HttpResponseMessage closed = await http.DeleteAsync($"/api/replays/{id}");
            Assert.Equal(System.Net.HttpStatusCode.NoContent, closed.StatusCode);
        }
    }

    [BrowserFact(NeedsCaptures = true)]
    public async Task Bar_PlayKeysAndLink_DoWhatTheySay()
    {
        using HttpClient http = market.CreateClient();
        await ReplayMarket.TellAsync(http, OfCapture, "pause");
        await using BrowserPage open = await market.OpenAsync();
        IPage page = open.Page;
        await page.GotoAsync($"/replay/{OfCapture}/");
        await page.WaitForSelectorAsync(".shell[data-replay] #replay-bar[data-state=Paused]");
        Assert.Equal("REPLAY", await page.InnerTextAsync("#strip-profile"));
        await page.Keyboard.PressAsync("k");
        await page.WaitForSelectorAsync("#replay-bar[data-state=Playing]");
        await page.Keyboard.PressAsync("k");
        await page.WaitForSelectorAsync("#replay-bar[data-state=Paused]");
        await page.SelectOptionAsync("#replay-speed", "10");
        await Wait.ForAsync(() => ReplayMarket.ReadAsync(http, OfCapture), r => r.Speed == 10);
        await page.FillAsync("#replay-at", "no time");
        await page.Keyboard.PressAsync("Enter");
        Assert.StartsWith("Expected a time such as", await page.InnerTextAsync("#replay-complaint"), StringComparison.Ordinal);
        await page.ClickAsync(".pages a:text-is('Monitor')");
        await page.WaitForSelectorAsync("[data-symbol], .m-symbol");
        Assert.Contains($"/replay/{OfCapture}/monitor-micro", page.Url, StringComparison.Ordinal);
        await page.ClickAsync("#replay-live");
        await page.WaitForSelectorAsync(".shell:not([data-replay]) #strip-profile:text-is('SANDBOX')");
        Assert.Empty(open.Errors);
    }

    private static long LastBefore(ReplayTrack track, long timeNs)
    {
        InputOrder order = new(new ReplayCatalogue([track], []));
        return order.NumbersAfter(order.CountTo(timeNs))[track.Lane];
    }

    private static async Task GoToAsync(IPage page, long ms)
    {
        string time = DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        await page.FillAsync("#replay-at", time);
        await page.Keyboard.PressAsync("Enter");
        string shown = time.Replace("Z", "0000Z", StringComparison.Ordinal);
        await page.WaitForSelectorAsync($"#replay-bar:is([data-state=Paused], [data-state=Ended]) #replay-now[datetime='{shown}']", new() { State = WaitForSelectorState.Attached });
    }

    // One back and one on again: everything is as it was.
    private static async Task AssertStepsAsync(IPage page, HttpClient http)
    {
        ReplayDocument before = await ReplayMarket.ReadAsync(http, OfCapture);
        string features = await http.GetStringAsync($"/replay/{OfCapture}/api/features/symbol/{Symbol}");
        await page.ClickAsync("#replay-event-back");
        await Wait.ForAsync(() => ReplayMarket.ReadAsync(http, OfCapture), r => r.Lanes[0].Number == before.Lanes[0].Number - 1 && r.State == "Paused");
        await ReplayedSymbol.AssertApiAsync(http, OfCapture, CaptureTrack, Symbol);
        await page.ClickAsync("#replay-event-on");
        await Wait.ForAsync(() => ReplayMarket.ReadAsync(http, OfCapture), r => r.Lanes[0].Number == before.Lanes[0].Number && r.State == "Paused");
        Assert.Equal(features, await http.GetStringAsync($"/replay/{OfCapture}/api/features/symbol/{Symbol}"));
    }

    private static async Task<string[]> SymbolsAsync(HttpClient http, string path) =>
        [.. ((await http.GetFromJsonAsync<JsonArray>($"{path}/api/scores"))!).Select(s => (string)s!["symbol"]!).Order(StringComparer.Ordinal)];

    private static async Task RecordAsync(HttpClient http, int seconds)
    {
        long FirstOf(JsonObject list) => list["segments"]!.AsArray().Count == 0 ? long.MaxValue : (long)list["segments"]![0]!["beganAt"]!;
        await Wait.ForAsync(
            async () => (await http.GetFromJsonAsync<JsonObject>("/api/monitor/recordings"))!, l => FirstOf(l) < DateTimeOffset.UtcNow.AddSeconds(-seconds).ToUnixTimeMilliseconds());
    }

    private static async Task<int> OpenAsync(HttpClient http, DateTimeOffset at)
    {
        using HttpResponseMessage answer = await http.PostAsync($"/api/replays?at={at.ToUnixTimeMilliseconds()}", null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<ReplayDocument>(ApiJson.Options))!.Id;
    }

    // Answers say whose they are.
    private static async Task AssertLabelledAsync(HttpClient http, int replay)
    {
        using HttpResponseMessage replayed = await http.GetAsync($"/replay/{replay}/api/engine/health");
        using HttpResponseMessage live = await http.GetAsync("/api/engine/health");
        Assert.Equal(replay.ToString(CultureInfo.InvariantCulture), Assert.Single(replayed.Headers.GetValues("Scalper-Replay")));
        Assert.False(live.Headers.Contains("Scalper-Replay"));
    }
}
