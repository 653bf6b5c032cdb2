using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Evaluation;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;

namespace Scalper.Tests.Components;

public sealed class WorthPageTests : DashboardFixture
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Render_NothingMeasured_SaysSoAndShowsNoFigure()
    {
        IRenderedComponent<LiveRoot> page = RenderLive<WorthPage>();
        Assert.NotNull(page.Find("#worth-unmeasured"));
        Assert.Empty(page.FindAll(".worth-panel, select"));
    }

    [Fact]
    public void Tick_FirstBlockComes_TheFiguresTakeThePlaceOfTheWait()
    {
        Evaluation.Reading = SampleWorth.Begun;
        IRenderedComponent<LiveRoot> page = RenderLive<WorthPage>();
        Assert.NotNull(page.Find("#worth-begins"));
        Assert.Empty(page.FindAll(".worth-panel"));
        Evaluation.Reading = SampleWorth.OfFirstDay;
        Tick();
        page.WaitForElement("#worth-verdicts");
        Assert.Empty(page.FindAll("#worth-begins"));
        Assert.NotNull(page.Find("#worth-unscaled"));
    }

    [Fact]
    public void Render_Verdicts_AreThoseOfTheReadingInItsOrderEachWithItsMark()
    {
        IElement[] verdicts = [.. Show("").FindAll(".verdict")];
        Assert.Equal(SampleWorth.Reading.Verdicts!.Select(v => v.Words), verdicts.Select(v => SampleWorth.Reading.Verdicts!.First(known => v.TextContent.Contains(known.Words, StringComparison.Ordinal)).Words));
        Assert.Equal(5, verdicts.Select(v => (v.GetAttribute("data-kind"), v.QuerySelector("[aria-hidden]")!.TextContent)).Distinct().Count());
        Assert.Equal("◐ predicts, does not pay690 blocks", verdicts[0].TextContent);
        Assert.Equal("✕ no verdict (7.3 % of windows discarded)690 blocks", verdicts[8].TextContent);
        Assert.Equal("60", Assert.Single(verdicts, v => v.GetAttribute("aria-pressed") == "true").GetAttribute("data-horizon"));
    }

    [Fact]
    public void Verdict_Pressed_ThePageIsAboutItAndTheAddressSaysSo()
    {
        IRenderedComponent<LiveRoot> page = Show("");
        page.FindAll("tr[data-model=symmetric] .verdict")[1].Click();
        Assert.EndsWith("/quality?model=symmetric&horizon=5", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("Horizons of symmetric", page.Find("#worth-horizons-title").TextContent));
        Assert.Equal(Mean(SampleWorth.Reading.Find("symmetric", 5)!), page.Find("#worth-scaled strong").TextContent);
    }

    [Fact]
    public void Open_AddressWithChoices_ShowsThem()
    {
        IRenderedComponent<LiveRoot> page = Show("?model=symmetric&horizon=300&symbol=btc&confidence=high&grade=A");
        Assert.Equal(Mean(SampleWorth.Reading.Find("symmetric", 300)!), page.Find("#worth-scaled strong").TextContent);
        Assert.Equal(["all", "confidence high", "grade A"], page.FindAll("#worth-slices [data-slice]").Select(r => r.GetAttribute("data-slice")));
        Assert.Equal(["BTCUSDT"], page.FindAll("#worth-symbols [data-symbol]").Select(r => r.GetAttribute("data-symbol")));
        Assert.Equal("1 of 40 symbols", page.Find("#worth-symbols-shown").TextContent);
    }

    [Fact]
    public void Open_AddressOfWhatDoesNotExist_ShowsTheUsual()
    {
        IRenderedComponent<LiveRoot> page = Show("?model=none&horizon=7&confidence=x&grade=Z");
        Assert.Equal(Mean(SampleWorth.Reading.Find("classic", 60)!), page.Find("#worth-scaled strong").TextContent);
        Assert.Equal(1 + Slice.Count, page.FindAll("#worth-slices [data-slice]").Count);
    }

    [Theory]
    [InlineData("#worth-model", "symmetric", "?model=symmetric")]
    [InlineData("#worth-horizon", "5", "?horizon=5")]
    [InlineData("#worth-horizon", "60", "")]
    [InlineData("#worth-confidence", "low", "?confidence=low")]
    [InlineData("#worth-grade", "C", "?grade=C")]
    [InlineData("#worth-grade", "", "")]
    public void Filter_Chosen_StandsInTheAddress(string filter, string value, string query)
    {
        IRenderedComponent<LiveRoot> page = Show("");
        page.Find(filter).Change(value);
        Assert.EndsWith("/quality" + query, Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void SymbolFilter_TypedAndLeft_LeavesThoseOfThatNameAndStandsInTheAddress()
    {
        IRenderedComponent<LiveRoot> page = Show("");
        page.Find("#worth-symbol").Input(" s07 ");
        Assert.EndsWith("/quality", Navigation.Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(["S07USDT"], page.FindAll("#worth-symbols [data-symbol]").Select(r => r.GetAttribute("data-symbol"))));
        page.Find("#worth-symbol").Change("s07");
        Assert.EndsWith("/quality?symbol=s07", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Symbols_HeadingPressed_AreSortedByItAndTheOtherWayRound()
    {
        IRenderedComponent<LiveRoot> page = Show("");
        page.Find("#worth-symbols [data-sort=symbol]").Click();
        Assert.Equal("BTCUSDT", FirstSymbol(page));
        page.Find("#worth-symbols [data-sort=symbol]").Click();
        Assert.Equal("S39USDT", FirstSymbol(page));
        page.Find("#worth-symbols [data-sort=rank]").Click();
        Assert.Equal(SampleWorth.Symbols.MaxBy(s => s.Record.Ic.Rank.Mean)!.Symbol, FirstSymbol(page));
        Assert.Equal("descending", page.Find("#worth-symbols th[aria-sort]").GetAttribute("aria-sort"));
    }

    [Fact]
    public void Panels_Each_SayWhatTheyMeanAndWhatNot()
    {
        IElement[] panels = [.. Show("").FindAll(".worth-panel")];
        Assert.Equal(8, panels.Length);
        Assert.All(panels, p => Assert.Matches("not|no |without|neither|Neither", p.QuerySelector(".meaning")!.TextContent));
        Assert.All(panels, p => Assert.NotNull(p.QuerySelector(".csv")));
    }

    [Fact]
    public void Horizons_TooManyWindowsLost_AreMarkedInMoreThanColour()
    {
        IRenderedComponent<LiveRoot> page = Show("");
        Assert.Empty(page.FindAll("#worth-horizons [data-some]"));
        Coverage lossy = new(1_000, 0, 0, new ExactMean(900, 0), 100, default);
        HorizonRecord record = new(SampleWorth.Reading.Plan.Models[0], Horizon.All[0]);
        record.Add(new BlockTally(record.Model, record.Horizon, 0) { Coverage = lossy });
        Evaluation.Reading = SampleWorth.Reading with { Records = [record, .. SampleWorth.Reading.Records.Skip(1)] };
        Tick();
        page.WaitForAssertion(() => Assert.Equal("10.00 % !", page.Find("#worth-horizons tr[data-horizon='1'] [data-some]").TextContent));
    }

    private IRenderedComponent<LiveRoot> Show(string query)
    {
        foreach ((string symbol, SymbolRecord record) in SampleWorth.With(SampleWorth.Reading).Symbols)
        {
            Evaluation.Symbols[symbol] = record;
        }

        Evaluation.Reading = SampleWorth.Reading;
        Navigation.NavigateTo("/quality" + query);
        return RenderLive<WorthPage>();
    }

    private static string FirstSymbol(IRenderedComponent<LiveRoot> page) => page.FindAll("#worth-symbols [data-symbol]")[0].GetAttribute("data-symbol")!;

    private static string Mean(HorizonRecord record) => Scalper.Web.Live.Figures.Signed(record.Ic.Scaled.Mean, 4);
}
