using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>The score table's many columns in a real browser.</summary>
public sealed class ScoreTableTests(PageMarket market) : IClassFixture<PageMarket>
{
    private const string Box = ".rz-data-grid-data";
    private static readonly string[] Sticky = ["star", "symbol", "score", "side", "confidence", "quality"];

    [BrowserFact]
    public async Task Scroll_Sideways_KeepsSymbolScoreAndGradeInTheirPlaces()
    {
        await using BrowserPage open = await market.OpenScoresAsync();
        IPage page = open.Page;
        await ScorePage.HoldFirstAsync(page);
        string[] before = await VisibleColumnsAsync(page);
        Assert.Equal(Sticky, before[..6]);
        Assert.DoesNotContain("age", before);
        double[] places = await StickyPlacesAsync(page);

        await page.EvaluateAsync($"() => {{ const box = document.querySelector('{Box}'); box.scrollLeft = box.scrollWidth; }}");
        await page.WaitForSelectorAsync(".table[data-sideways]");

        string[] after = await VisibleColumnsAsync(page);
        Assert.Equal(Sticky, after[..6]);
        Assert.Equal("age", after[^1]);
        Assert.DoesNotContain("last", after);
        Assert.Equal(places, await StickyPlacesAsync(page));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.Empty(open.Errors);
    }

    /// <summary>What stands for the rows that are not there has to be met, however far to the right the table stands.</summary>
    [BrowserTheory]
    [InlineData(1440)]
    [InlineData(740)]
    public async Task Scroll_SidewaysAndDown_RowsComeIntoView(int width)
    {
        await using BrowserPage open = await market.OpenScoresAsync(width: width);
        await ScorePage.HoldFirstAsync(open.Page);
        await open.Page.EvaluateAsync($"() => {{ const box = document.querySelector('{Box}'); box.scrollLeft = 600; box.scrollTop = box.scrollHeight; }}");
        await open.Page.WaitForFunctionAsync(
            $$"""
            () => {
              const box = document.querySelector('{{Box}}').getBoundingClientRect();
              return [...document.querySelectorAll('tr:has([data-symbol])')].some(row => Math.abs(row.getBoundingClientRect().bottom - box.bottom) < 40);
            }
            """);
    }

    [BrowserFact]
    public async Task Open_Phone_ShowsTheMostImportantColumnsWithoutScrollingSideways()
    {
        await using BrowserPage open = await market.OpenScoresAsync(width: 390, height: 844);
        Assert.Equal(["symbol", "score", "side", "quality", "last", "age"], await VisibleColumnsAsync(open.Page));
        Assert.True(await open.Page.EvaluateAsync<bool>($"() => {{ const box = document.querySelector('{Box}'); return box.scrollWidth <= box.clientWidth; }}"));
        Assert.Empty(await CutHeadersAsync(open.Page));
    }

    [BrowserFact]
    public async Task Open_Desktop_RowsAreDenseAndHeadersAreInFull()
    {
        await using BrowserPage open = await market.OpenScoresAsync();
        Assert.InRange(await open.Page.EvaluateAsync<double>("() => document.querySelector('tr:has([data-symbol])').getBoundingClientRect().height"), 20, 24);
        Assert.Empty(await CutHeadersAsync(open.Page));
    }

    [BrowserFact]
    public async Task Open_FirstRows_StandUnderTheHeaderInEveryFrame()
    {
        foreach ((int width, int height) in new[] { (1440, 900), (390, 844) })
        {
            await using BrowserPage open = await market.OpenScoresAsync(
                width: width,
                height: height,
                script: """
                window.gaps = [];
                const look = () => {
                  const first = document.querySelector('tr:has([data-symbol])');
                  if (first) gaps.push(Math.round(first.getBoundingClientRect().top - document.querySelector('.rz-data-grid thead').getBoundingClientRect().bottom) | 0);
                  requestAnimationFrame(look);
                };
                requestAnimationFrame(look);
                """);
            await open.Page.WaitForFunctionAsync(
                $"() => [...document.querySelectorAll('tr:has([data-symbol])')].at(-1)?.getBoundingClientRect().bottom >= document.querySelector('{Box}').getBoundingClientRect().bottom");
            int[] gaps = await open.Page.EvaluateAsync<int[]>("gaps");
            Assert.NotEmpty(gaps);
            Assert.All(gaps, gap => Assert.Equal(0, gap));
        }
    }

    private static async Task<string[]> CutHeadersAsync(IPage page) => await page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('.sort-title')].filter(t => t.scrollWidth > t.clientWidth).map(t => t.innerText)");

    /// <summary>Columns of the first row of which the middle can be seen, from left to right.</summary>
    private static async Task<string[]> VisibleColumnsAsync(IPage page) => await page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelector('tr:has([data-symbol])').cells].filter(cell => {
          const r = cell.getBoundingClientRect();
          const seen = r.width > 0 && document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
          return seen && cell.contains(seen);
        }).map(cell => cell.dataset.col)
        """);

    private static async Task<double[]> StickyPlacesAsync(IPage page) => await page.EvaluateAsync<double[]>(
        """
        columns => columns.flatMap(c => [...document.querySelectorAll(`thead .c-${c}, tr:has([data-symbol]) td[data-col="${c}"]`)].slice(0, 2))
          .map(cell => cell.getBoundingClientRect().left)
        """,
        Sticky);
}
