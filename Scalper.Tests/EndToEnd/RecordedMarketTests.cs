using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Scalper.Tests.Captures;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>The whole application, from a recorded exchange session over a real socket to a real browser.</summary>
public sealed class RecordedMarketTests(Browser browser) : IClassFixture<Browser>
{
    private const string LinearSession = "linear_20260809_BTCUSDT_SOLUSDT_ob200_trades_tickers_kline.jsonl.gz";
    private static readonly string[] Recorded = ["BTCUSDT", "SOLUSDT"];

    [BrowserFact(NeedsCaptures = true)]
    public async Task Open_RecordedSession_ShowsScoresThatChangeAndAddUp()
    {
        await using WebApp app = WebApp.WithAdministrator(("Sandbox:Capture", CapturePath.Bybit(LinearSession)));
        await using BrowserPage open = await browser.OpenAsync(app.ListenOnSocket());
        await open.SignInAsync();

        IPage page = open.Page;
        Assert.Equal("REPLAY", (await page.InnerTextAsync("#strip-profile")).Trim());
        foreach (string symbol in Recorded)
        {
            await ScorePage.WaitForOtherScoreAsync(page, symbol, await ScorePage.ScoreTextAsync(page, symbol));
        }

        foreach (string symbol in Recorded)
        {
            await ScorePage.OpenWhyAsync(page, symbol);
            WhyNumbers why = await ScorePage.ReadWhyAsync(page);
            Assert.Equal(5, why.Contributions.Count);
            Assert.Equal(why.Expected, why.Score, 12);
        }

        Assert.Empty(open.Errors);
    }

    [CapturesFact]
    public async Task Api_RecordedSession_ServesTheRecordedSymbolsLive()
    {
        await using WebApp app = WebApp.WithAdministrator(
            ("Sandbox:Capture", CapturePath.Bybit(LinearSession)), ("Api:Keys:0:Name", "test"), ("Api:Keys:0:Key", "key-of-the-test"));
        using HttpClient http = new() { BaseAddress = app.ListenOnSocket() };
        http.DefaultRequestHeaders.Add("X-Api-Key", "key-of-the-test");

        JsonElement health = await Wait.ForAsync(
            () => http.GetFromJsonAsync<JsonElement>("/api/engine/health"), h => h.GetProperty("status").GetString() == "HEALTHY");

        Assert.Equal(2, health.GetProperty("symbols").GetProperty("live").GetInt32());
        JsonElement book = await http.GetFromJsonAsync<JsonElement>("/api/symbol/BTCUSDT/book?depth=50");
        Assert.Equal(50, book.GetProperty("bids").GetArrayLength());
        Assert.Equal(50, book.GetProperty("asks").GetArrayLength());
    }
}
