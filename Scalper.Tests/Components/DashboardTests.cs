using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
using Scalper.Core.Engine;
using Scalper.Core.Scoring;
using Scalper.Core.Universe;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;
using Scalper.Web.Live;
using Scalper.Web.Screens;

namespace Scalper.Tests.Components;

public sealed class DashboardTests : DashboardFixture
{
    public DashboardTests()
    {
        foreach (string symbol in new[] { "BTCUSDT", "SOLUSDT", "XRPUSDT" })
        {
            Market.Follow(symbol);
        }

        Market.Publish("BTCUSDT", Views.Live());
        Market.Publish("SOLUSDT", Views.Scoring(40));
        Market.Publish("XRPUSDT", Views.Invalid());
    }

    [Fact]
    public void Render_LiveSymbol_ShowsEveryColumn()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        IElement row = Row(page, "BTCUSDT");
        Assert.Equal("68.5", row.QuerySelector(".score-figure")!.TextContent);
        Assert.Equal("▲ LONG", Cell(row, "side"));
        Assert.Equal("64", Cell(row, "confidence"));
        Assert.Equal("Confidence medium", row.QuerySelector("[data-col=confidence] [title]")!.GetAttribute("title"));
        Assert.Equal("65114.2", Cell(row, "last"));
        Assert.Equal("+0.12", Cell(row, "change"));
        Assert.Equal("0.10", Cell(row, "spread"));
        Assert.Equal("+0.50", Cell(row, "imbalance"));
        Assert.Equal(["bid", "2.2", "12 s"], row.QuerySelectorAll(".wall.bid > *").Select(e => e.TextContent));
        Assert.Equal("Suspected spoofing: 72 of 100", row.QuerySelector(".suspected")!.GetAttribute("title"));
        Assert.Equal("Live", row.QuerySelector("[data-status]")!.GetAttribute("data-status"));
        Assert.Equal("<1 s", Cell(row, "age"));
    }

    [Fact]
    public void Render_SymbolNotLive_ShowsTheReasonAndNoScore()
    {
        IElement row = Row(RenderLive<Dashboard>(), "XRPUSDT");
        Assert.Equal("No score: sequence gap: expected update 12, received 15", Cell(row, "score"));
        Assert.True(row.QuerySelector(".reason")!.HasAttribute("data-alone"));
        Assert.Equal(Cell(row, "score"), row.QuerySelector(".reason")!.GetAttribute("title"));
        Assert.Null(row.QuerySelector(".score-figure"));
        Assert.Equal("", Cell(row, "side") + Cell(row, "confidence") + Cell(row, "last"));
        Assert.All(row.QuerySelectorAll("[data-col]").Skip(3), cell => Assert.True(cell.GetAttribute("data-col") is "quality" or "age" || cell.TextContent.Trim().Length == 0));
        Assert.Equal("Invalid", row.QuerySelector("[data-status]")!.GetAttribute("data-status"));
    }

    [Fact]
    public void Model_OneClick_TableExplanationAndHeadingAreOfTheOther()
    {
        Market.Republish("BTCUSDT", Views.Rated());
        (Score classic, Score symmetric) = (Views.Rated().ModelScores[0], Views.Rated().ModelScores[1]);
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Tick();
        page.WaitForAssertion(() => Assert.Equal(Figures.Fixed(classic.Value, 1), Row(page, "BTCUSDT").QuerySelector(".score-figure")!.TextContent));
        Assert.Equal("Scores of all symbols, model classic", page.Find("h1").TextContent);
        Pick(page, "BTCUSDT");
        Assert.Equal("model classic", page.Find("#why-model").TextContent);

        page.Find("#model [data-model=symmetric]").Click();
        Tick();

        page.WaitForAssertion(() => Assert.Equal(Figures.Fixed(symmetric.Value, 1), Row(page, "BTCUSDT").QuerySelector(".score-figure")!.TextContent));
        Assert.Equal(Figures.Fixed(symmetric.Confidence, 0), Cell(Row(page, "BTCUSDT"), "confidence"));
        Assert.Equal("Scores of all symbols, model symmetric", page.Find("h1").TextContent);
        Assert.Equal(["false", "true", "false"], page.FindAll("#model button").Select(b => b.GetAttribute("aria-pressed")));
        Assert.Equal("model symmetric", page.Find("#why-model").TextContent);
        Assert.Equal(Figures.Exact(symmetric.Contributions.Spoofing), page.Find("[data-contribution=spoofing]").GetAttribute("data-value"));
        Assert.Equal("+0.960", page.Find("[data-distance=walls] .now").TextContent);
        Assert.Equal("0.980", page.Find("[data-input=bidWallRank]").TextContent);
        Assert.Equal("symmetric", Shelf.Of(AccountId).Model);
    }

    [Fact]
    public void Model_KeptOrInstalled_IsShownFromTheFirstPicture()
    {
        Keep(ScreenSettings.Default with { Model = "symmetric" });
        Assert.Equal("Scores of all symbols, model symmetric", RenderLive<Dashboard>().Find("h1").TextContent);
    }

    [Theory]
    [InlineData(0, "A", null)]
    [InlineData(2, "B", "2 sequence gaps in 15 min; A allows 0")]
    public void Render_GoodData_ShowsTheScoreAsItIs(long gaps, string grade, string? hint)
    {
        Grades.Gaps("BTCUSDT", gaps);
        IElement row = Row(RenderLive<Dashboard>(), "BTCUSDT");
        Assert.Equal((grade, hint), (Cell(row, "quality"), row.QuerySelector(".grade")!.GetAttribute("title")));
        Assert.Equal("68.5", row.QuerySelector(".score-figure")!.TextContent);
        Assert.Empty(row.QuerySelectorAll("[data-doubtful]"));
    }

    [Fact]
    public void Tick_BecomesC_GreysTheScoreWithTheReason()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Assert.Equal("–", Cell(Row(page, "BTCUSDT"), "quality"));
        Grades.Gaps("BTCUSDT", 3);
        Tick();
        page.WaitForAssertion(() => Assert.Equal("C", Cell(Row(page, "BTCUSDT"), "quality")));
        IElement score = Row(page, "BTCUSDT").QuerySelector("[data-doubtful]")!;
        Assert.Equal("Doubtful: data quality C: 3 sequence gaps in 15 min; B allows 2", score.GetAttribute("title"));
        Assert.Equal("68.5", score.QuerySelector(".score-figure")!.TextContent);
        Assert.Empty(Row(page, "SOLUSDT").QuerySelectorAll("[data-doubtful]"));
    }

    [Theory]
    [InlineData(6, "D", "C allows 5")]
    [InlineData(16, "F", "D allows 15")]
    public void Tick_BecomesDOrF_TheReasonTakesThePlaceOfTheScore(long gaps, string grade, string limit)
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Grades.Gaps("BTCUSDT", gaps);
        Tick();
        page.WaitForAssertion(() => Assert.Equal($"No score: data quality {grade}: {gaps} sequence gaps in 15 min; {limit}", Cell(Row(page, "BTCUSDT"), "score")));
        IElement row = Row(page, "BTCUSDT");
        Assert.Equal(("", "", grade), (Cell(row, "side"), Cell(row, "confidence"), Cell(row, "quality")));
        Assert.Equal((false, grade), (row.QuerySelector(".reason")!.HasAttribute("data-alone"), row.QuerySelector(".reason")!.GetAttribute("data-grade-too")));
        Assert.Equal("; " + limit, row.QuerySelector(".reason-limit")!.TextContent);
        Assert.Equal("65114.2", Cell(row, "last"));
    }

    [Fact]
    public void Tick_BecomesBetter_ShowsTheScoreAgain()
    {
        Grades.Gaps("BTCUSDT", 6);
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Assert.Null(Row(page, "BTCUSDT").QuerySelector(".score-figure"));
        Grades.Gaps("BTCUSDT", 0);
        Tick();
        page.WaitForAssertion(() => Assert.Equal("68.5", Row(page, "BTCUSDT").QuerySelector(".score-figure")!.TextContent));
    }

    [Fact]
    public void Tick_BecomesQuiet_StaysLiveWithAMarkThatExplainsItself()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Assert.Empty(Row(page, "BTCUSDT").QuerySelectorAll(".book-age small"));
        Market.Republish("BTCUSDT", Views.Quiet());
        Tick();
        page.WaitForAssertion(() => Assert.Equal("quiet", Row(page, "BTCUSDT").QuerySelector(".book-age small")!.TextContent));
        Assert.Contains("ticker", Row(page, "BTCUSDT").QuerySelector(".book-age")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("Live", Row(page, "BTCUSDT").QuerySelector("[data-quiet]")!.GetAttribute("data-status"));
        Assert.Equal("68.5", Row(page, "BTCUSDT").QuerySelector(".score-figure")!.TextContent);

        Market.Republish("BTCUSDT", Views.Live());
        Tick();
        page.WaitForAssertion(() => Assert.Empty(Row(page, "BTCUSDT").QuerySelectorAll(".book-age small")));
    }

    [Fact]
    public void Tick_BecomesGone_SaysSoWithTheReason()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Market.Publish("BTCUSDT", Views.Gone());
        Tick();
        page.WaitForAssertion(() => Assert.StartsWith("Gone", Cell(Row(page, "BTCUSDT"), "age"), StringComparison.Ordinal));
        Assert.StartsWith("No score: gone: nothing came for a long time", Cell(Row(page, "BTCUSDT"), "score"), StringComparison.Ordinal);
    }

    [Fact]
    public void Tick_BecomesStale_SaysSoWithTheReason()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Market.Publish("BTCUSDT", Views.Silent());
        Tick();
        page.WaitForAssertion(() => Assert.StartsWith("Stale", Cell(Row(page, "BTCUSDT"), "age"), StringComparison.Ordinal));
        Assert.Equal("No score: no update for 12 s", Cell(Row(page, "BTCUSDT"), "score"));
    }

    [Fact]
    public void Tick_MachineClockWasSet_AgesStayRight()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Market.Health = Market.Health with { Clock = new ClockReading(null, null, null, 3_600_000) };
        Tick(seconds: 3_642);
        page.WaitForAssertion(() => Assert.Equal("Invalid42 s", Cell(Row(page, "XRPUSDT"), "age")));
    }

    [Fact]
    public void Tick_SymbolNotLive_AgeCounts()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Tick(seconds: 42);
        page.WaitForAssertion(() => Assert.Equal("Invalid42 s", Cell(Row(page, "XRPUSDT"), "age")));
    }

    [Fact]
    public void Tick_ScoreChanges_RendersCellsButNeitherPageNorGrid()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        IRenderedComponent<SortHeader> header = page.FindComponent<SortHeader>();
        int renders = header.RenderCount;
        Market.Publish("BTCUSDT", Views.Scoring(91.5));
        Tick();
        page.WaitForAssertion(() => Assert.Equal("91.5", Row(page, "BTCUSDT").QuerySelector(".score-figure")!.TextContent));
        Assert.Equal(renders, header.RenderCount);
    }

    [Fact]
    public void Tick_BecomesInvalid_ReplacesTheScoreByTheReason()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Market.Publish("BTCUSDT", Views.Invalid());
        Tick();
        page.WaitForAssertion(() => Assert.StartsWith("No score: sequence gap", Cell(Row(page, "BTCUSDT"), "score"), StringComparison.Ordinal));
    }

    [Fact]
    public void Tick_PointerInside_HoldsTheOrderAndSaysSo()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Assert.Equal(["BTCUSDT", "SOLUSDT", "XRPUSDT"], Order(page));
        page.Find(".table").TriggerEvent("onpointerenter", new PointerEventArgs());
        Assert.False(page.Find("#held").HasAttribute("hidden"));

        Market.Publish("SOLUSDT", Views.Scoring(95));
        Tick(seconds: 5);
        page.WaitForAssertion(() => Assert.Equal("95.0", Row(page, "SOLUSDT").QuerySelector(".score-figure")!.TextContent));
        Assert.Equal(["BTCUSDT", "SOLUSDT", "XRPUSDT"], Order(page));

        page.Find(".table").TriggerEvent("onpointerleave", new PointerEventArgs());
        page.WaitForAssertion(() => Assert.Equal(["SOLUSDT", "BTCUSDT", "XRPUSDT"], Order(page)));
        Assert.True(page.Find("#held").HasAttribute("hidden"));
    }

    [Fact]
    public void Tick_PointerOutside_ReordersAfterASecond()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Market.Publish("SOLUSDT", Views.Scoring(95));
        Tick(seconds: 1);
        page.WaitForAssertion(() => Assert.Equal(["SOLUSDT", "BTCUSDT", "XRPUSDT"], Order(page)));
    }

    [Fact]
    public void Sort_HeaderClicked_SortsAndMarksTheColumn()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        page.Find("[data-sort=symbol]").Click();
        page.Find("[data-sort=symbol]").Click();
        Assert.Equal(["XRPUSDT", "SOLUSDT", "BTCUSDT"], Order(page));
        Assert.Equal("descending", page.Find("[data-sort=symbol]").GetAttribute("data-direction"));
        Assert.False(page.Find("[data-sort=score]").HasAttribute("data-direction"));
    }

    [Fact]
    public void Filter_PartOfName_ShowsMatchesOnly()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        page.Find("#filter").Input("sol");
        Assert.Equal(["SOLUSDT"], Order(page));
        Assert.Equal("1 of 3 symbols", page.Find("#shown").TextContent);
    }

    [Fact]
    public void Filter_MatchesNothing_SaysSoAndOffersAWayBack()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        page.Find("#filter").Input("zzz");
        Assert.Contains("No symbol contains “zzz”", page.Find("#empty").TextContent, StringComparison.Ordinal);
        page.Find("#empty button").Click();
        Assert.Equal(3, Order(page).Length);
    }

    [Fact]
    public void Filter_Enter_OpensTheFirstMatch()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        page.Find("#filter").Input("sol");
        page.Find("#filter").KeyDown("Enter");
        Assert.Equal("SOLUSDT", page.Find("#why").GetAttribute("data-symbol"));
    }

    [Fact]
    public void Filter_Escape_EmptiesItAndThenClosesTheExplanation()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        page.Find("#filter").Input("sol");
        page.Find("#filter").KeyDown("Enter");
        page.Find("#filter").KeyDown("Escape");
        Assert.Equal(3, Order(page).Length);
        Assert.NotNull(page.Find("#why"));
        page.Find("#filter").KeyDown("Escape");
        Assert.Empty(page.FindAll("#why"));
    }

    [Fact]
    public async Task HoldForFocus_RowFocused_HoldsTheOrderUntilTheFocusLeaves()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        IRenderedComponent<Dashboard> dashboard = page.FindComponent<Dashboard>();
        await dashboard.InvokeAsync(() => dashboard.Instance.HoldForFocus(true));
        Market.Publish("SOLUSDT", Views.Scoring(95));
        Tick(seconds: 5);
        page.WaitForAssertion(() => Assert.Equal("95.0", Row(page, "SOLUSDT").QuerySelector(".score-figure")!.TextContent));
        Assert.Equal(["BTCUSDT", "SOLUSDT", "XRPUSDT"], Order(page));
        Assert.False(page.Find("#held").HasAttribute("hidden"));

        await dashboard.InvokeAsync(() => dashboard.Instance.HoldForFocus(false));
        page.WaitForAssertion(() => Assert.Equal(["SOLUSDT", "BTCUSDT", "XRPUSDT"], Order(page)));
    }

    [Fact]
    public void Render_UniverseWithoutSymbols_SaysSo()
    {
        Market.Unfollow();
        Market.Universe = new FollowedUniverse(UniverseSource.Settings, [], "Not traded on the venue, so not followed: NOPE.");
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Assert.StartsWith("No symbol is followed", page.Find("#loading").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_Clicked_OpensItsExplanationAndCloseEndsIt()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Pick(page, "BTCUSDT");
        Assert.Equal("BTCUSDT", page.Find("#why").GetAttribute("data-symbol"));
        Assert.True(Row(page, "BTCUSDT").QuerySelector("[data-symbol]")!.HasAttribute("data-open"));
        page.Find("#why-close").Click();
        Assert.Empty(page.FindAll("#why"));
    }

    [Fact]
    public async Task Dispose_PageLeft_EndsTheSubscriptionAndTheCells()
    {
        RenderLive<Dashboard>();
        Assert.Equal(1, Bridge.Viewers);
        await DisposeComponentsAsync();
        Assert.Equal(0, Bridge.Viewers);
    }

    private static IElement Row(IRenderedComponent<LiveRoot> page, string symbol) => page.Find($"tr:has([data-symbol={symbol}])");

    private static string Cell(IElement row, string column) => row.QuerySelector($"[data-col={column}]")!.TextContent.Trim();

    private static string[] Order(IRenderedComponent<LiveRoot> page) =>
        [.. page.FindAll("tr [data-symbol]").Select(r => r.GetAttribute("data-symbol")!)];
}
