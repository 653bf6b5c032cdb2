using AngleSharp.Dom;
using Bunit;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;
using Scalper.Web.Live;
using Scalper.Web.Screens;

namespace Scalper.Tests.Components;

/// <summary>What the columns of the score table print.</summary>
public sealed class ScoreColumnsTests : DashboardFixture
{
    public ScoreColumnsTests()
    {
        Keep(ScreenSettings.Default with { Columns = [.. Enum.GetValues<ScoreColumn>()] });
        foreach (string symbol in new[] { "BTCUSDT", "SOLUSDT", "XRPUSDT" })
        {
            Market.Follow(symbol);
        }

        Market.Publish("BTCUSDT", Views.Figured(2));
        Market.Publish("SOLUSDT", Views.Figured(1));
        Market.Publish("XRPUSDT", Views.Bare());
    }

    [Theory]
    [InlineData("change", "+1.00", "up", null)]
    [InlineData("change5m", "+2.00", "up", null)]
    [InlineData("spread", "1.00", null, null)]
    [InlineData("orderflow", "+100K", "up", null)]
    [InlineData("delta15s", "−1.50K", "down", null)]
    [InlineData("delta60s", "+2.50K", "up", null)]
    [InlineData("volatility", "0.100", null, null)]
    [InlineData("traderate", "1.0", null, "1.2 times the mean of the last 15 minutes")]
    [InlineData("depth", "1.50M", null, "Bids 1.00M, asks 500K")]
    [InlineData("slippage", "0.20", null, "Buy 0.10 bps, sell 0.20 bps")]
    [InlineData("turnover", "1.25B", null, null)]
    [InlineData("funding", "0.0100", null, "Next funding in 3 h 12 m")]
    [InlineData("interest", "+0.25", "up", "Open interest 1.50M in base currency")]
    [InlineData("lead", "+1.0", "up", null)]
    [InlineData("sideage", "3 s", null, null)]
    public void Render_LiveSymbol_PrintsTheNumberItsToneAndWhatItLeavesOut(string column, string text, string? tone, string? hint)
    {
        IElement figure = Row(RenderLive<Dashboard>(), "SOLUSDT").QuerySelector($"[data-col={column}] span > span")!;
        Assert.Equal((text, tone, hint), (figure.TextContent, figure.GetAttribute("class"), figure.GetAttribute("title")));
    }

    [Fact]
    public void Render_NothingKnownYet_IsADashAndNeverZero()
    {
        IElement row = Row(RenderLive<Dashboard>(), "XRPUSDT");
        string[] columns = ["change", "change5m", "spread", "orderflow", "delta15s", "delta60s", "wall", "volatility", "traderate", "depth", "slippage", "turnover", "funding", "interest", "lead", "sideage", "edge"];
        Assert.All(columns, column =>
        {
            IElement cell = row.QuerySelector($"[data-col={column}]")!;
            Assert.Equal("–", cell.TextContent.Trim());
            Assert.NotNull(cell.QuerySelector(".none"));
        });
        Assert.Equal("The levels held do not reach 10 bps on both sides", row.QuerySelector("[data-col=depth] .none")!.GetAttribute("title"));
    }

    [Fact]
    public void Render_NearestWall_IsTheNearerSideWithDistanceAndAge()
    {
        IElement row = Row(RenderLive<Dashboard>(), "SOLUSDT");
        Assert.Equal(["ask", "5.0", "90 s"], row.QuerySelectorAll(".wall > *").Select(e => e.TextContent));
        Assert.Contains("Bid wall", row.QuerySelector(".wall")!.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public void Tick_NoFrameComes_AgesOfWallAndSideGoOn()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Tick(seconds: 4);
        page.WaitForAssertion(() => Assert.Equal(("94 s", "7 s"), (Text(page, ".wall-age"), Text(page, "[data-col=sideage]"))));
    }

    [Fact]
    public void Tick_LeaderSilentForASecond_LeadIsNone()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Assert.Equal("–", Row(page, "BTCUSDT").QuerySelector("[data-col=lead]")!.TextContent.Trim());
        Tick(seconds: 1);
        Assert.Equal("+1.0", Text(page, "[data-col=lead]"));
        Tick();
        page.WaitForAssertion(() => Assert.Equal("–", Text(page, "[data-col=lead]")));
    }

    [Fact]
    public void Tick_OneNumberChanges_OnlyItsRowIsRenderedAgainAndOnlyItsCellIsAnother()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Dictionary<string, (IRenderedComponent<RowCells> Cells, int Renders)> before = page.FindComponents<RowCells>().ToDictionary(c => c.Instance.Place.Row.Symbol, c => (c, c.RenderCount));
        Dictionary<string, string> cells = CellsOf(page);
        Market.Publish("SOLUSDT", Views.Figured(1) with { Liquidity = Views.Figured(1).Liquidity with { SellSlippageBps = 7 } });
        Tick();
        page.WaitForAssertion(() => Assert.Equal("7.00", Text(page, "[data-col=slippage]")));
        Assert.Equal("SOLUSDT", Assert.Single(before, c => c.Value.Cells.RenderCount > c.Value.Renders).Key);
        Assert.Equal("slippage", Assert.Single(CellsOf(page), c => cells[c.Key] != c.Value).Key);
    }

    [Fact]
    public void Render_Rows_SayWhichTheyAreAndKeepTheKeysOfTheirCells()
    {
        IElement[] rows = [.. RenderLive<Dashboard>().FindAll("tr.rz-data-row")];
        Assert.Equal(["2", "3", "4"], rows.Select(r => r.GetAttribute("aria-rowindex")));
        Assert.All(rows, r => Assert.True(r.HasAttribute("blazor:onkeydown:stopPropagation")));
        Assert.All(rows, r => Assert.Equal(Enum.GetValues<ScoreColumn>().Length, r.QuerySelectorAll("td[role=gridcell][data-col] > .rz-cell-data").Length));
    }

    [Fact]
    public void Tick_NothingChanges_NoRowIsRenderedAgain()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        (IRenderedComponent<RowCells> Cells, int Renders)[] before = [.. page.FindComponents<RowCells>().Select(c => (c, c.RenderCount))];
        Tick(seconds: 0);
        Assert.True(SpinWait.SpinUntil(() => !Bridge.IsBusy, TimeSpan.FromSeconds(30)), "the viewer does not end its tick");
        Assert.All(before, c => Assert.Equal(c.Renders, c.Cells.RenderCount));
    }

    [Fact]
    public void Headings_EveryColumn_IsThereOnceInOrderAndSaysWhatItShows()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        IElement[] headers = [.. page.FindAll("[data-sort]")];
        Assert.Equal(Enum.GetValues<ScoreColumn>(), ScoreHeading.All("BTCUSDT", 1_000).Select(h => h.Column));
        Assert.Equal(ScoreHeading.All("BTCUSDT", 1_000).Select(h => h.Id), headers.Select(h => h.GetAttribute("data-sort")));
        Assert.All(headers.Where(h => h.GetAttribute("data-sort") is not ("symbol" or "side")), h => Assert.NotNull(h.GetAttribute("title")));
        Assert.Contains("1\u2009000 quote currency", page.Find("[data-sort=slippage]").GetAttribute("title"), StringComparison.Ordinal);
        Assert.Contains("BTC lead 1 s", page.Find("[data-sort=lead]").TextContent, StringComparison.Ordinal);
    }

    private static IElement Row(IRenderedComponent<LiveRoot> page, string symbol) => page.Find($"tr:has([data-symbol={symbol}])");

    private static Dictionary<string, string> CellsOf(IRenderedComponent<LiveRoot> page) =>
        Row(page, "SOLUSDT").QuerySelectorAll("[data-col]").ToDictionary(c => c.GetAttribute("data-col")!, c => c.OuterHtml);

    private static string Text(IRenderedComponent<LiveRoot> page, string selector) => Row(page, "SOLUSDT").QuerySelector(selector)!.TextContent.Trim();
}
