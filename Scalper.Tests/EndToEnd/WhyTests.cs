using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>The explanation of a score in a real browser.</summary>
public sealed class WhyTests(PageMarket market) : IClassFixture<PageMarket>, IAsyncLifetime
{
    private static readonly string[] Factors = ["depthImbalance", "tradeFlow", "walls", "spoofing", "momentum"];

    // Where everything in the panel stands that is there whatever the figures are.
    private const string Places =
        """
        () => [...document.querySelectorAll('#why :is(h3, tr, .inputs > div), #why-facts > div')]
          .map(e => { const r = e.getBoundingClientRect(); return [r.left, r.top + document.querySelector('#why').scrollTop, r.width, r.height].map(Math.round).join(); })
          .join('|') + document.querySelector('#why').clientWidth
        """;

    private const string Cut =
        "() => [...document.querySelectorAll('#why :is(th, td, dd, dt, h3)')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 1).map(e => e.innerText)";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => market.ClearAsync();

    [BrowserFact]
    public async Task Open_LiveSymbol_SumsUpAndShowsDistancesBaseRatesAndQuality()
    {
        await using BrowserPage open = await market.OpenScoresAsync();
        IPage page = open.Page;
        await ScorePage.OpenWhyAsync(page, await ScorePage.HoldFirstAsync(page));
        WhyNumbers why = await ScorePage.ReadWhyAsync(page);
        Assert.Equal(why.Expected, why.Score);

        double[] points = await page.EvaluateAsync<double[]>(
            "() => [...document.querySelectorAll('#why-raw, #why-distance th[data-side]')].map(e => Number(e.dataset.points ?? e.dataset.value))");
        Assert.Equal([Math.Abs(55 - points[0]), Math.Abs(45 - points[0])], points[1..]);
        Assert.Equal(Factors, await NamesAsync(page, "distance"));
        Assert.Equal(Factors, await NamesAsync(page, "rates"));
        Assert.All(await page.Locator("#why-distance tbody td").AllInnerTextsAsync(), text => Assert.NotEqual("", text.Trim()));
        Assert.Equal("above 55, below 45", string.Join(", ", await page.Locator("#why-long, #why-short").AllInnerTextsAsync()));
        Assert.Matches(@"^(<1|\d+) s$", await page.InnerTextAsync("#why-score-age"));
        Assert.NotEqual("", await page.InnerTextAsync("#why-quality li"));

        string before = await page.InnerTextAsync("#why-rates-over");
        Assert.Matches(@"^(measured for \d+ s so far|over \d+ min)", before);
        await page.WaitForFunctionAsync("() => Number(document.querySelector('#why-rates').dataset.seconds) > 2");
        Assert.Empty(open.Errors);
    }

    [BrowserFact]
    public async Task Open_FiguresChange_NothingMovesAndNothingIsCut()
    {
        foreach ((int width, int height) in new[] { (1440, 900), (1920, 1080), (390, 844) })
        {
            await using BrowserPage open = await market.OpenScoresAsync(width: width, height: height);
            IPage page = open.Page;
            await ScorePage.OpenWhyAsync(page, await ScorePage.HoldFirstAsync(page));
            string places = await page.EvaluateAsync<string>(Places);
            for (int i = 0; i < 5; i++)
            {
                string update = await page.InnerTextAsync("#why-update");
                await page.WaitForFunctionAsync("before => document.querySelector('#why-update').innerText !== before", update);
                Assert.Equal(places, await page.EvaluateAsync<string>(Places));
            }

            string[] cut = await page.EvaluateAsync<string[]>(Cut);
            Assert.True(cut.Length == 0 || width < 700, $"{width}: cut {string.Join("; ", cut)}");
            await PageWatch.AssertNoSidewaysScrollAsync(page);
            Assert.Empty(await PageAccess.FaultsAsync(page));
        }
    }

    [BrowserFact]
    public async Task Gap_OpenExplanation_IsOfThePastAndSaysHowOldItIs()
    {
        await using BrowserPage open = await market.OpenAsync("/?symbol=BTCUSDT");
        IPage page = open.Page;
        await page.WaitForSelectorAsync("#why #why-score");
        await market.ControlAsync(new { cmd = "silence", symbol = "BTCUSDT", seconds = 60 });
        await page.WaitForSelectorAsync("#why-past", new() { Timeout = 60_000 });
        Assert.Contains("No score.", await page.InnerTextAsync("#why-reason"), StringComparison.Ordinal);
        Assert.Equal(0, await page.Locator("#why tr[data-contribution]:not(.why-past tr)").CountAsync());
        string age = await page.InnerTextAsync("#why-score-age");
        await page.WaitForFunctionAsync("before => document.querySelector('#why-score-age').innerText !== before", age);
        Assert.Empty(await PageAccess.FaultsAsync(page));
        await ScreenshotTests.SaveAsync(page, "why-past-1440x900");
    }

    private static async Task<string[]> NamesAsync(IPage page, string data) =>
        await page.EvaluateAsync<string[]>("data => [...document.querySelectorAll(`#why tr[data-${data}]`)].map(e => e.dataset[data])", data);
}
