using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Scalper.Core.Evaluation;
using Scalper.Tests.Hosting;
using Scalper.Web.Data;
using Scalper.Web.Evaluation;
using Scalper.Web.Profiles;

namespace Scalper.Tests.EndToEnd;

/// <summary>What scores were worth, in a real browser: three days that an earlier run kept in the database.</summary>
public sealed class WorthPageTests : IAsyncLifetime
{
    private const int Days = 3;

    private readonly Browser _browser = new();
    private readonly TempFolder _folder = new();
    private WebApp? _app;
    private Uri? _address;

    public async Task InitializeAsync()
    {
        await _browser.InitializeAsync();
        if (Browser.Path is not null)
        {
            await using (WebApp before = Start())
            {
                await FillAsync(before);
            }

            _app = Start();
            _address = _app.ListenOnSocket();
        }
    }

    public async Task DisposeAsync()
    {
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _browser.DisposeAsync();
        _folder.Dispose();
    }

    [BrowserFact]
    public async Task Open_KeptDays_DrawsItsChartsAndGoesWhereItIsSent()
    {
        await using BrowserPage open = await OpenAsync(1440, 900);
        IPage page = open.Page;
        foreach (string chart in new[] { "ic", "deciles", "reliability" })
        {
            await page.WaitForSelectorAsync($"[data-chart={chart}] svg path[pathto], [data-chart={chart}] svg .apexcharts-series path", new() { State = WaitForSelectorState.Attached });
        }

        await SaveAsync(page, "quality-1440x900");
        Assert.Contains("predicts, does not pay", await page.InnerTextAsync(".verdict >> nth=0"), StringComparison.Ordinal);
        await page.ClickAsync(".verdict[data-horizon='5']");
        await page.WaitForFunctionAsync("() => location.search === '?model=classic&horizon=5'");
        await page.WaitForSelectorAsync(".verdict[data-horizon='5'][aria-pressed=true]");
        await page.SelectOptionAsync("#worth-confidence", "high");
        await page.WaitForFunctionAsync("() => location.search.endsWith('&confidence=high')");
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("#worth-slices [data-slice='confidence high']");
        Assert.Equal(0, await page.Locator("#worth-slices [data-slice='confidence low']").CountAsync());
        await page.WaitForSelectorAsync("#worth-symbols tr[data-symbol=BTCUSDT]");
        Assert.Empty(await PageAccess.FaultsAsync(page));
        Assert.Empty(open.Errors);
    }

    [BrowserFact]
    public async Task Open_Phone_DoesNotScrollSideways()
    {
        await using BrowserPage open = await OpenAsync(390, 844);
        await open.Page.WaitForSelectorAsync("[data-chart=ic] svg", new() { State = WaitForSelectorState.Attached });
        await PageWatch.AssertNoSidewaysScrollAsync(open.Page);
        await SaveAsync(open.Page, "quality-390x844");
    }

    private static Task SaveAsync(IPage page, string name) => ScreenshotTests.Folder is { } folder
        ? page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") })
        : Task.CompletedTask;

    private WebApp Start() => new(_folder.Path, ("Accounts:Bootstrap:UserName", WebApp.UserName), ("Accounts:Bootstrap:Password", WebApp.Password), ("Universe:MaxSymbols", "8"));

    private async Task<BrowserPage> OpenAsync(int width, int height)
    {
        BrowserPage open = await _browser.OpenAsync(_address!, width, height);
        await open.SignInAsync();
        await open.Page.GotoAsync("/quality");
        await open.Page.WaitForSelectorAsync(".verdict");
        return open;
    }

    // What the desk would have kept: blocks, verdicts and a day by symbols, of this application's own models and source.
    private static async Task FillAsync(WebApp app)
    {
        using HttpClient started = app.CreateClient();
        string venue = app.Services.GetRequiredService<ProfileBook>().Venue;
        GridPlan plan = app.Services.GetRequiredService<GridChannel>().Plan;
        long today = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds() / 86_400 * 86_400;
        EvaluationBook book = new(plan, Outcome.DefaultFeeBps);
        List<EvaluatedBlockRow> blocks = [];
        foreach ((int place, ModelKey model) in plan.Models.Index())
        {
            foreach (Horizon horizon in Horizon.All)
            {
                long length = (long)horizon.Chunks * GridPlan.ChunkSeconds, first = (today - (Days * 86_400L)) / length * length;
                for (int i = 0; first + ((i + 1) * length) <= today; i++)
                {
                    BlockTally tally = SampleBlocks.Of(model, horizon, first + (i * length), place, i, hasScales: i > 0);
                    blocks.Add(new EvaluatedBlockRow { Venue = venue, Model = model.Name, Weights = model.Weights, HorizonSeconds = horizon.Seconds, StartSecond = tally.StartSecond, Body = EvaluationBytes.Write(tally) });
                    book.Add(tally);
                }
            }
        }

        foreach (SymbolWorth symbol in SampleWorth.Symbols)
        {
            book.RestoreSymbols((today / 86_400) - 1, symbol.Symbol, [.. book.Keys.Select(_ => symbol.Record)]);
        }

        Assert.True(book.Decide(today));
        EvaluationRows rows = new(venue, plan);
        Assert.True(await app.Services.GetRequiredService<EvaluationShelf>().KeepAsync(new KeptEvaluation(blocks, rows.OfDay(book), [], rows.OfVerdicts(book)), 0, 0, CancellationToken.None));
    }
}
