using AngleSharp.Dom;
using Bunit;
using Scalper.Core.Evaluation;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;
using Scalper.Web.Evaluation;
using Scalper.Web.Live;
using Scalper.Web.Screens;

namespace Scalper.Tests.Components;

/// <summary>What such scores were worth, in the score table.</summary>
public sealed class EdgeColumnTests : DashboardFixture
{
    public EdgeColumnTests()
    {
        Keep(ScreenSettings.Default with { Columns = [ScoreColumn.Symbol, ScoreColumn.Edge] });
        foreach ((string symbol, double score) in new[] { ("AAAUSDT", 71.0), ("BBBUSDT", 51.0), ("CCCUSDT", 20.0) })
        {
            Market.Follow(symbol);
            Market.Publish(symbol, Views.Scoring(score));
        }

        Market.Follow("DDDUSDT");
        Market.Publish("DDDUSDT", Views.Invalid());
    }

    /// <summary>Edges at 38, 42, 45, 48, 50, 52, 55, 58, 62: 71 is in the highest decile, 51 in the sixth.</summary>
    [Theory]
    [InlineData("AAAUSDT", 9)]
    [InlineData("BBBUSDT", 5)]
    [InlineData("CCCUSDT", 0)]
    public void Render_Score_ShowsTheMovesOfItsDecile(string symbol, int decile)
    {
        Evaluation.Reading = SampleWorth.Reading;
        IElement edge = Cell(RenderLive<Dashboard>(), symbol).QuerySelector(".edge")!;
        DecileRow row = SampleWorth.Reading.Find("classic", 60)!.Deciles.Rows[decile];
        Assert.Equal($"{Figures.Signed(row.AfterSpread.Value * 10_000, 2)} / {Figures.Signed(row.AllIn(5.5) * 10_000, 2)}", edge.TextContent);
        Assert.False(edge.HasAttribute("data-unproven"));
        Assert.Contains($"decile {decile + 1}", edge.GetAttribute("title"), StringComparison.Ordinal);
        Assert.EndsWith("classic at 60 s: predicts, does not pay", edge.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(VerdictKind.Pays, true)]
    [InlineData(VerdictKind.PredictsDoesNotPay, true)]
    [InlineData(VerdictKind.NotProven, false)]
    [InlineData(VerdictKind.WrongWay, false)]
    [InlineData(VerdictKind.None, false)]
    public void Render_Verdict_GreysWhatIsNotProvenAndSaysIt(VerdictKind kind, bool isProven)
    {
        Evaluation.Reading = SampleWorth.Reading with { Verdicts = [.. SampleWorth.Reading.Verdicts!.Select(v => v with { Kind = kind })] };
        IElement edge = Cell(RenderLive<Dashboard>(), "AAAUSDT").QuerySelector(".edge")!;
        Assert.Equal(!isProven, edge.HasAttribute("data-unproven"));
        Assert.Equal(!isProven, edge.TextContent.Contains("not proven", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_NoEdgesOrNothingMeasured_IsADashAndNoScoreIsEmpty()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Assert.Equal(("–", ""), (Cell(page, "AAAUSDT").TextContent.Trim(), Cell(page, "DDDUSDT").TextContent.Trim()));
        Evaluation.Reading = SampleWorth.Begun;
        Tick();
        page.WaitForAssertion(() => Assert.Equal("–", Cell(page, "AAAUSDT").TextContent.Trim()));
    }

    [Fact]
    public async Task Settings_OtherHorizon_ShowsItsMovesAndIsKept()
    {
        Evaluation.Reading = SampleWorth.Reading;
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        await page.InvokeAsync(() => Viewer.ChangeAsync(s => s with { EdgeSeconds = 300 }));
        Tick();
        page.WaitForAssertion(() => Assert.EndsWith("classic at 300 s: not proven (61 blocks)", Cell(page, "AAAUSDT").QuerySelector(".edge")!.GetAttribute("title"), StringComparison.Ordinal));
        Assert.Equal(300, Shelf.Of(AccountId).EdgeSeconds);
    }

    [Fact]
    public void SettingsDialog_HorizonChosen_IsTheViewers()
    {
        IRenderedComponent<LiveRoot> dialog = RenderLive<SettingsDialog>();
        dialog.Find("#settings").FocusIn();
        Assert.Equal(["1 s", "5 s", "30 s", "60 s", "300 s"], dialog.FindAll("#settings-horizon option").Select(o => o.TextContent));
        dialog.Find("#settings-horizon").Change("5");
        Assert.Equal(5, Viewer.Current.EdgeSeconds);
    }

    [Fact]
    public void Tick_NewReading_RowsAreDrawnAgainOnceAndOtherwiseNot()
    {
        Evaluation.Reading = SampleWorth.Reading;
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        (IRenderedComponent<RowCells> Cells, int Renders)[] before = [.. page.FindComponents<RowCells>().Select(c => (c, c.RenderCount))];
        Tick(seconds: 0);
        Assert.True(SpinWait.SpinUntil(() => !Bridge.IsBusy, TimeSpan.FromSeconds(30)), "the viewer does not end its tick");
        Assert.All(before, c => Assert.Equal(c.Renders, c.Cells.RenderCount));
        Evaluation.Reading = SampleWorth.OfFirstDay;
        Tick();
        page.WaitForAssertion(() => Assert.Contains("not proven", Cell(page, "AAAUSDT").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void Sort_ByEdge_GoesByWhatIsLeftAndNoneIsLast()
    {
        Evaluation.Reading = SampleWorth.Reading;
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        page.Find("[data-sort=edge]").Click();
        EdgeTable edges = SampleWorth.Known.EdgesOf("classic", 60)!;
        string[] expected = [.. new[] { ("AAAUSDT", 71.0), ("BBBUSDT", 51.0), ("CCCUSDT", 20.0) }.OrderByDescending(s => edges.Find(s.Item2)!.AllInBps).Select(s => s.Item1), "DDDUSDT"];
        page.WaitForAssertion(() => Assert.Equal(expected, page.FindAll("tr [data-symbol]").Select(r => r.GetAttribute("data-symbol"))));
    }

    private static IElement Cell(IRenderedComponent<LiveRoot> page, string symbol) => page.Find($"tr:has([data-symbol={symbol}]) [data-col=edge]");
}
