using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Scalper.Core.Scoring;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;

namespace Scalper.Tests.Components;

public sealed class WhyPanelTests : DashboardFixture
{
    public WhyPanelTests() => Market.Follow("BTCUSDT");

    [Fact]
    public void Open_LiveSymbol_ExactValuesAndPrintedFiguresAddUp()
    {
        Contributions c = new(7.123456789, -2.987654321, 8, -12, 17);
        IRenderedComponent<LiveRoot> page = Open(c);
        Assert.Equal(["depthImbalance", "tradeFlow", "walls", "spoofing", "momentum"], Bars(page).Select(b => b.GetAttribute("data-contribution")));

        double sum = Bars(page).Sum(b => double.Parse(b.GetAttribute("data-value")!, CultureInfo.InvariantCulture));
        Assert.Equal(Views.ScoreOf(c).Value, double.Parse(page.Find("#why-score").GetAttribute("data-value")!, CultureInfo.InvariantCulture));
        Assert.Equal(Views.ScoreOf(c).Value, Math.Clamp(50 + sum, 0, 100));
        Assert.Equal(Printed(page.Find("#why-score")), 50 + Bars(page).Sum(Printed));
        Assert.Empty(page.FindAll("#why-clamp"));
        Assert.Empty(page.FindAll("[data-none]"));
    }

    [Fact]
    public void Open_DoubtfulData_ShowsTheScoreWithTheReason()
    {
        Grades.Gaps("BTCUSDT", 3);
        IRenderedComponent<LiveRoot> page = Open(Views.Typical);
        Assert.Equal("Doubtful. data quality C: 3 sequence gaps in 15 min; B allows 2.", page.Find("#why-doubt").TextContent);
        Assert.NotEmpty(Bars(page));
    }

    [Fact]
    public void Open_UnusableData_ShowsTheReasonAndNoContribution()
    {
        Grades.Gaps("BTCUSDT", 6);
        IRenderedComponent<LiveRoot> page = Open(Views.Typical);
        Assert.Equal("No score. data quality D: 6 sequence gaps in 15 min; C allows 5.", page.Find("#why-reason").TextContent);
        Assert.Empty(page.FindAll("[data-contribution], #why-score"));
    }

    [Fact]
    public void Open_MissingInputs_MarksThemWithTheReason()
    {
        IRenderedComponent<LiveRoot> page = Open(new Contributions(5, null, 0, 0, null));
        IElement momentum = page.Find("[data-contribution=momentum]");
        Assert.Equal(("true", ""), (momentum.GetAttribute("data-none"), momentum.GetAttribute("data-value")));
        Assert.Equal("none", momentum.QuerySelector(".points")!.TextContent);
        Assert.Equal("61 one-second samples needed", momentum.QuerySelector(".none-why")!.TextContent);
        Assert.Equal("no trades on the tape yet", page.Find("[data-contribution=tradeFlow] .none-why").TextContent);
        Assert.False(page.Find("[data-contribution=walls]").HasAttribute("data-none"));
    }

    [Fact]
    public void Open_ScoreBeyond100_ShowsTheClampAsItsOwnBar()
    {
        IRenderedComponent<LiveRoot> page = Open(new Contributions(15, 10, 8, 0, 17.5));
        Assert.Equal("100.5", page.Find("#why-raw").GetAttribute("data-value"));
        Assert.False(page.Find("#why-raw").HasAttribute("hidden"));
        Assert.Equal("-0.5", page.Find("#why-clamp").GetAttribute("data-value"));
        Assert.Equal("100.00", page.Find("#why-score .points").TextContent);
        Assert.Equal(100m, 50 + page.FindAll("tr[data-contribution]").Sum(Printed));
    }

    [Fact]
    public void Open_LiveSymbol_ShowsItsInputsAndUpdate()
    {
        IRenderedComponent<LiveRoot> page = Open(Views.Typical);
        Assert.Equal(("0.5", "+0.500"), Input(page, "depthImbalance"));
        Assert.Equal(("3", "3.000"), Input(page, "buyVsSellRatio"));
        Assert.Equal(("1", "1, 2.2 bps: 12.345 at 65100.0, 14.5 x"), Input(page, "bidWalls"));
        Assert.Equal(("0", "none"), Input(page, "askWalls"));
        Assert.Equal(("72", "72.0 of 100"), Input(page, "spoofingScore"));
        Assert.Equal("appearing", Input(page, "wallActivity").Text);
        Assert.Equal("▲ bullish", Input(page, "trend").Text);
        Assert.Equal(("0.001", "0.100 %"), Input(page, "volatility1m"));
        Assert.Equal("77", page.Find("#why-update").TextContent);
        Assert.Equal("<1 s", page.Find("#why-age").TextContent);
    }

    [Fact]
    public void Tick_NewScore_ReplacesEveryFigureTogether()
    {
        IRenderedComponent<LiveRoot> page = Open(Views.Typical);
        Market.Publish("BTCUSDT", Views.Live(new Contributions(-3, 1, 0, 0, -17), updateId: 78));
        Tick();
        page.WaitForAssertion(() => Assert.Equal("78", page.Find("#why-update").TextContent));
        Assert.Equal(["-3", "1", "0", "0", "-17"], Bars(page).Select(b => b.GetAttribute("data-value")));
        Assert.Equal("31", page.Find("#why-score").GetAttribute("data-value"));
        Assert.Equal("▼ SHORT", page.Find("#why-score .side").TextContent);
    }

    [Fact]
    public void Tick_BookInvalid_ShowsTheReasonAndTheLastScoreAsOneOfThePast()
    {
        IRenderedComponent<LiveRoot> page = Open(Views.Typical);
        Assert.Empty(page.FindAll("[data-past]"));
        Market.Publish("BTCUSDT", Views.Invalid());
        Tick(12);
        page.WaitForAssertion(() =>
            Assert.Equal("No score. The book is Invalid: sequence gap: expected update 12, received 15.", page.Find("#why-reason").TextContent));
        Assert.Equal("Below, the last score as it was 12 s ago. It does not hold now.", page.Find("#why-past").TextContent);
        Assert.Equal("12 s", page.Find("#why-score-age").TextContent);
        Assert.All(page.FindAll("[data-contribution], #why-score, [data-distance], [data-input]"), e => Assert.NotNull(e.Closest(".why-past")));

        Tick(30);
        page.WaitForAssertion(() => Assert.Equal("42 s", page.Find("#why-score-age").TextContent));
    }

    [Fact]
    public void Tick_BookComesBack_ShowsTheNewScoreAndNothingOfThePast()
    {
        IRenderedComponent<LiveRoot> page = Open(Views.Typical);
        Market.Publish("BTCUSDT", Views.Invalid());
        Tick();
        page.WaitForElement("#why-past");
        Market.Publish("BTCUSDT", Views.Live(new Contributions(3, 1, 0, 0, 17), updateId: 78));
        Tick();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-past], #why-past, #why-reason")));
        Assert.Equal("71", page.Find("#why-score").GetAttribute("data-value"));
    }

    [Fact]
    public void Tick_GradeFalls_WipesTheScoreOutForItIsNotToBeActedOn()
    {
        IRenderedComponent<LiveRoot> page = Open(Views.Typical);
        Grades.Gaps("BTCUSDT", 6);
        Tick();
        page.WaitForElement("#why-reason");
        Assert.Empty(page.FindAll("[data-contribution], [data-distance], [data-input], [data-past]"));
        Assert.Equal("–", page.Find("#why-score-age").TextContent);
    }

    [Fact]
    public void Open_BookNotLive_ShowsTheReasonAndWhatIsStillKnown()
    {
        Market.Publish("BTCUSDT", Views.Silent());
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Pick(page, "BTCUSDT");
        Assert.Equal("No score. The book is Stale: no update for 12 s.", page.Find("#why-reason").TextContent);
        Assert.Empty(page.FindAll("[data-contribution], [data-past]"));
        Assert.NotNull(page.Find("#why-rates"));
        Assert.NotNull(page.Find("#why-quality"));
    }

    [Fact]
    public void Open_LiveSymbol_ShowsThresholdsAgeAndGrade()
    {
        Grades.Gaps("BTCUSDT", 0);
        IRenderedComponent<LiveRoot> page = Open(Views.Typical);
        Assert.Equal(("above 55", "below 45"), (page.Find("#why-long").TextContent, page.Find("#why-short").TextContent));
        Assert.Equal("<1 s", page.Find("#why-score-age").TextContent);
        Assert.Equal("A", page.Find(".why-facts .grade").TextContent);
    }

    [Fact]
    public void Open_WithinTheLimits_KeepsThePlaceOfTheClamp()
    {
        IRenderedComponent<LiveRoot> page = Open(Views.Typical);
        Assert.Equal("Limits 0, 100", page.Find("#why-unclamped th").TextContent);
        int rows = page.FindAll(".waterfall tbody tr").Count;
        Market.Publish("BTCUSDT", Views.Live(new Contributions(15, 10, 8, 0, 17.5)));
        Tick();
        page.WaitForElement("#why-clamp");
        Assert.Equal(rows, page.FindAll(".waterfall tbody tr").Count);
    }

    [Fact]
    public void Open_NoBookYet_ShowsNoUpdateIdAndNoAge()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Pick(page, "BTCUSDT");
        Assert.Equal("–", page.Find("#why-score-age").TextContent);
        Assert.Equal("–", page.Find("#why-update").TextContent);
        Assert.Equal("–", page.Find("#why-age").TextContent);
    }

    private IRenderedComponent<LiveRoot> Open(Contributions contributions)
    {
        Market.Publish("BTCUSDT", Views.Live(contributions));
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Pick(page, "BTCUSDT");
        return page;
    }

    private static IEnumerable<IElement> Bars(IRenderedComponent<LiveRoot> page) => page.FindAll("tr[data-contribution]:not(#why-clamp)");

    private static decimal Printed(IElement bar) =>
        decimal.Parse(bar.QuerySelector(".points")!.TextContent.Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static (string? Value, string Text) Input(IRenderedComponent<LiveRoot> page, string id)
    {
        IElement element = page.Find($"[data-input={id}]");
        return (element.GetAttribute("data-value"), element.TextContent);
    }
}
