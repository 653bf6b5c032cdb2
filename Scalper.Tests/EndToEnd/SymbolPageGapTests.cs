using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>A book that is lost for a while: what the page says then, and what it draws of that time.</summary>
[Collection(SymbolPageTestGroup.Name)]
public sealed class SymbolPageGapTests(SymbolPageMarket market) : IAsyncLifetime
{
    // Beside the ladder's, which speaks of the book itself.
    private static readonly string[] OtherNotes = [".heat-state", ".tape-body .mk-note", ".chart-body .mk-note", ".statistics .mk-note"];

    // Whether only hatching is seen over the whole height at a time, but for the middle, where a band may have its label; and whether both its stripes are.
    private const string Strip =
        """
        ms => {
          const canvas = document.querySelector('.heat-picture'), { heatmap, dataset } = document.querySelector('#heatmap-body');
          const cell = heatmap.cellAt(ms, 0), middle = heatmap.cellAt(ms, (Number(dataset.top) + Number(dataset.bottom)) / 2), from = 2;
          const { data } = canvas.getContext('2d').getImageData(Math.floor(cell.x + cell.width / 2), from, 1, canvas.height - 30);
          const ground = [20, 25, 34], stripe = [77, 74, 58];
          let grounds = 0, stripes = 0, others = 0;
          for (let i = 0; i < data.length; i += 4) {
            if (Math.abs(from + i / 4 - middle.y) < 12 + middle.height) continue;
            const pixel = [...data.slice(i, i + 3)];
            const share = (pixel[0] - ground[0]) / (stripe[0] - ground[0]);
            const isHatch = share > -0.05 && share < 1.05 && pixel.every((c, at) => Math.abs(c - ground[at] - share * (stripe[at] - ground[at])) < 6);
            grounds += isHatch && share < 0.2 ? 1 : 0;
            stripes += isHatch && share > 0.6 ? 1 : 0;
            others += isHatch ? 0 : 1;
          }
          return { isGap: cell.isGap, grounds, stripes, others };
        }
        """;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => market.ClearAsync();

    [BrowserFact]
    public async Task Book_Silenced_EveryPaneSaysStaleAndTheHeatmapShowsABandThatNothingBridges()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync(user: "silenced")).LiveAsync();
        await tab.Page.ClickAsync("[data-toggles=statistics]");
        await tab.Page.WaitForSelectorAsync(".statistics-chart");
        await tab.ShowCellsOnlyAsync();
        Assert.False(await tab.Page.IsVisibleAsync(".lad-body .mk-note"));
        double liveMs = await NowAsync(tab.Page);
        await market.ControlAsync(new { cmd = "silence", symbol = SymbolPageMarket.Symbol, depth = 50 });
        await tab.Page.WaitForSelectorAsync(".lad-body .mk-note:has-text('Book is stale')");
        await tab.Page.WaitForSelectorAsync(".symbol-head [data-status=Stale]");
        await tab.Page.WaitForSelectorAsync(".lad-doubtful");
        foreach (string note in OtherNotes)
        {
            await tab.Page.WaitForSelectorAsync($"{note}:has-text('Book is stale')");
        }

        foreach (string dimmed in new[] { ".heat-plot[data-stale]", ".tape-doubtful", ".chart-box[data-stale]", ".statistics[data-stale]" })
        {
            await tab.Page.WaitForSelectorAsync(dimmed);
        }

        double staleMs = await NowAsync(tab.Page);
        await market.ClearAsync();
        foreach (string note in OtherNotes.Append(".lad-body .mk-note"))
        {
            await tab.Page.WaitForSelectorAsync(note, new() { State = WaitForSelectorState.Hidden });
        }

        await tab.Page.WaitForFunctionAsync($"ms => {{ const c = document.querySelector('#heatmap-body').heatmap.cellAt({SymbolPageTab.Edge} - 1000, 0); return c && c.fromMs > ms && !c.isGap; }}", staleMs);

        // Half a minute of it over the whole width: the gap is wide enough to look into.
        for (int i = 0; i < 3; i++)
        {
            await tab.Page.ClickAsync(".heat-bar button[title^='Zoom in']");
        }

        await tab.PressAsync("p");
        await tab.ViewAsync(v => v.IsPaused && v.SpanMs < 40_000);

        // Whatever was drawn last stands now, and is there as soon as the page has had the time to draw it.
        Hatching gap = await Wait.ForAsync(() => tab.Page.EvaluateAsync<Hatching>(Strip, staleMs), g => g is { IsGap: true, Grounds: > 20, Stripes: > 20, Others: 0 });
        Hatching before = await tab.Page.EvaluateAsync<Hatching>(Strip, liveMs);
        Assert.False(before.IsGap);
        Assert.True(before.Others > 20, $"no cells and no best prices before the gap: {before}");
        Assert.Empty(tab.Errors);
    }

    [BrowserFact]
    public async Task Book_OneUpdateLost_TheMomentIsAGap()
    {
        await using SymbolPageTab tab = await (await market.OpenAsync()).LiveAsync();
        double from = await NowAsync(tab.Page);
        await market.ControlAsync(new { cmd = "gap", symbol = SymbolPageMarket.Symbol, depth = 50, count = 1 });
        await tab.Page.WaitForFunctionAsync(
            """
            from => {
              const { heatmap } = document.querySelector('#heatmap-body');
              for (let ms = from; ms < Date.now(); ms += 100) if (heatmap.cellAt(ms, 0)?.isGap) return true;
              return false;
            }
            """,
            from);
        await tab.Page.WaitForSelectorAsync(".symbol-head [data-status=Live]");
        Assert.Empty(tab.Errors);
    }

    // The end of what is drawn.
    private static Task<double> NowAsync(IPage page) => page.EvaluateAsync<double>($"() => {SymbolPageTab.Edge} - 200");

    private sealed record Hatching
    {
        public bool IsGap { get; init; }

        public int Grounds { get; init; }

        public int Stripes { get; init; }

        public int Others { get; init; }
    }
}
