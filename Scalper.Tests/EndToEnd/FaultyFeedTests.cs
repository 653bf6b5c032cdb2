using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scalper.Core.Engine;
using Scalper.Core.Quality;
using Scalper.Tests.Components;
using Scalper.Tests.Hosting;
using Scalper.Web.Components;

namespace Scalper.Tests.EndToEnd;

/// <summary>A feed with every fault at once, as a browser shows it: nothing hidden at any size, and a way to end a halt.</summary>
[Trait("Category", "Screenshots")]
public sealed class FaultyFeedTests(Browser browser) : IClassFixture<Browser>
{
    // Those that end early, leave the table's room, or lie under something.
    private const string CutReasons =
        """
        () => [...document.querySelectorAll('.reason')].filter(reason => {
          const { left, right, top, bottom } = reason.getBoundingClientRect(), room = document.querySelector('.scores').getBoundingClientRect();
          const isOnTop = x => reason.contains(document.elementFromPoint(x, (top + bottom) / 2));
          return reason.scrollWidth > reason.clientWidth || reason.scrollHeight > reason.clientHeight || left < room.left || right > room.right || !isOnTop(left + 3) || !isOnTop(right - 3);
        }).map(reason => reason.innerText)
        """;

    // Columns stay from the frame after the scroll on.
    private const string ScrollRight =
        """
        () => new Promise(done => {
          document.querySelector('.rz-data-grid-data').scrollLeft = 10_000;
          requestAnimationFrame(() => requestAnimationFrame(done));
        })
        """;

    private const string RowHeights = "() => [...new Set([...document.querySelectorAll('tr:has([data-symbol])')].map(row => row.offsetHeight))]";

    private readonly FakeMarket _market = FaultyMarket();
    private readonly FakeGrades _grades = new();

    [BrowserFact]
    public async Task Open_FeedWithFaults_ShowsThemAndTheAdministratorRetries()
    {
        _grades.Gaps("BTCUSDT", 0);
        _grades.Gaps("ETHUSDT", 4);
        _grades.Gaps("SOLUSDT", 7);
        _grades.Gaps("1000PEPEUSDT", 23);
        await using WebApp app = WebApp.WithAdministrator();
        await using WebApplicationFactory<App> served = app.WithWebHostBuilder(
            builder => builder.ConfigureTestServices(services => services.AddSingleton<IMarket>(_market).AddSingleton<IGrades>(_grades)));
        served.UseKestrel();
        served.StartServer();
        foreach ((int width, int height) in new[] { (1440, 900), (390, 844) })
        {
            await using BrowserPage open = await browser.OpenAsync(served.ClientOptions.BaseAddress, width, height);
            await open.SignInAsync();
            IPage page = open.Page;
            await page.WaitForSelectorAsync("#halted #retry");
            Assert.Contains("halted: close code 1008", await page.InnerTextAsync("#halted"), StringComparison.Ordinal);
            Assert.Equal(["2", "1", "1"], await page.Locator("#strip-stale, #strip-invalid, #strip-gone").AllInnerTextsAsync());
            Assert.Equal("51.0", (await page.InnerTextAsync("tr:has([data-symbol=ETHUSDT]) [data-doubtful] .score-figure")).Trim());
            Assert.Equal("No score: data quality D: 7 sequence gaps in 15 min; C allows 5", await page.TextContentAsync("tr:has([data-symbol=SOLUSDT]) .reason"));
            Assert.Equal("F", await page.InnerTextAsync("tr:has([data-symbol='1000PEPEUSDT']) .grade"));
            await ScreenshotTests.SaveAsync(page, $"faults-{width}x{height}");
            foreach (int roomy in new[] { width, 740 })
            {
                await page.SetViewportSizeAsync(Math.Min(roomy, width), height);
                await AssertReasonsAsync(page);
                await page.EvaluateAsync(ScrollRight);
                await AssertReasonsAsync(page);
            }

            await page.ClickAsync("#retry");
            await page.WaitForSelectorAsync("#retry:disabled");
            Assert.Empty(open.Errors);
        }

        Assert.Equal([(1, "ana asked"), (1, "ana asked")], _market.Retries);
    }

    private static async Task AssertReasonsAsync(IPage page)
    {
        Assert.Empty(await page.EvaluateAsync<string[]>(CutReasons));
        Assert.Single(await page.EvaluateAsync<int[]>(RowHeights));
    }

    private static FakeMarket FaultyMarket()
    {
        FakeMarket market = new("BTCUSDT", "ETHUSDT", "1000PEPEUSDT", "SOLUSDT", "XRPUSDT", "DOGEUSDT", "BNBUSDT", "LTCUSDT");
        market.Publish("BTCUSDT", Views.Scoring(68.5));
        market.Publish("ETHUSDT", Views.Scoring(51));
        market.Publish("1000PEPEUSDT", Views.Quiet());
        market.Publish("SOLUSDT", Views.Scoring(31) with { IsQuiet = true });
        market.Publish("XRPUSDT", Views.Silent());
        market.Publish("DOGEUSDT", Views.Silent());
        market.Publish("BNBUSDT", Views.Invalid());
        market.Publish("LTCUSDT", Views.Gone());
        market.Health = FakeMarket.Healthy(FakeMarket.Lane(), FakeMarket.Halted(lane: 1), FakeMarket.Lane(lane: 2) with { IsMalformedAlert = true, MalformedShare = 0.032, Malformed = 71 }) with
        {
            Status = EngineStatus.Degraded,
            Total = 8,
            Live = 4,
            Quiet = 2,
            Stale = 2,
            Invalid = 1,
            Gone = 1,
            Metrics = FakeMarket.Lane(lane: 3) with { Role = ConnectionRole.Metrics },
        };
        return market;
    }
}
