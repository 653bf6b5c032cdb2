using Bunit;
using Scalper.Core.Evaluation;
using Scalper.Core.Scoring;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;
using Scalper.Web.Live;

namespace Scalper.Tests.Components;

/// <summary>What such scores were worth, in the explanation of one.</summary>
public sealed class WhyWorthTests : DashboardFixture
{
    private const string Symbol = "BTCUSDT";

    public WhyWorthTests() => Market.Follow(Symbol);

    [Fact]
    public void Open_Measured_ShowsTheFiguresOfTheModelAtTheHorizonAndOfTheDecile()
    {
        Evaluation.Reading = SampleWorth.Reading;
        IRenderedComponent<LiveRoot> page = Open();
        HorizonRecord record = SampleWorth.Reading.Find("classic", 60)!;
        BlockEstimate scaled = BlockEstimate.Of(record.Ic.Scaled)!.Value;
        DecileRow row = record.Deciles.Rows[9];
        Assert.Equal("◐ predicts, does not pay", page.Find("#why-verdict").TextContent);
        Assert.Equal($"{Ic(scaled.Mean)}   {Ic(scaled.Low)} to {Ic(scaled.High)}", Text(page, "scaled"));
        Assert.Equal("720, 720", Text(page, "blocks"));
        Assert.Equal($"{Figures.Fixed(100 * record.Hits.Counts.Rate, 1)} %, {Figures.Fixed(100 * record.Hits.Counts.BaseRate, 1)} %", Text(page, "hits"));
        Assert.Equal("10 of 10, LONG", Text(page, "decile"));
        Assert.Equal($"{Bps(row.Gross.Value)}   {Bps(row.AfterSpread.Value)}   {Bps(row.AllIn(5.5))}", Text(page, "moves"));
        Assert.Equal($"{Figures.Signed(row.BreakEvenFeeBps, 2)} bps", Text(page, "even"));
    }

    [Fact]
    public void Open_FirstDay_SaysNotProvenAndHowManyBlocksThereAre()
    {
        Evaluation.Reading = SampleWorth.OfFirstDay;
        IRenderedComponent<LiveRoot> page = Open();
        Assert.Equal("○ not proven (0 blocks)", page.Find("#why-verdict").TextContent);
        Assert.Equal(("–   0 of 30 blocks", "0, 37"), (Text(page, "scaled"), Text(page, "blocks")));
    }

    [Fact]
    public void Tick_OtherScore_ShowsItsDecile()
    {
        Evaluation.Reading = SampleWorth.Reading;
        IRenderedComponent<LiveRoot> page = Open();
        Market.Publish(Symbol, Views.Live(new Contributions(-15, -10, -8, 0, -17), updateId: 78));
        Tick();
        page.WaitForAssertion(() => Assert.Equal("1 of 10, SHORT", Text(page, "decile")));
    }

    [Fact]
    public async Task Settings_OtherHorizon_ShowsItsFigures()
    {
        Evaluation.Reading = SampleWorth.Reading;
        IRenderedComponent<LiveRoot> page = Open();
        await page.InvokeAsync(() => Viewer.ChangeAsync(s => s with { EdgeSeconds = 300 }));
        Tick();
        page.WaitForAssertion(() => Assert.Equal("○ not proven (61 blocks)", page.Find("#why-verdict").TextContent));
        Assert.Equal("quality?model=classic&horizon=300", page.Find("#why-worth a").GetAttribute("href"));
    }

    private IRenderedComponent<LiveRoot> Open()
    {
        Market.Publish(Symbol, Views.Live());
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Pick(page, Symbol);
        return page;
    }

    private static string Text(IRenderedComponent<LiveRoot> page, string figure) => page.Find($"[data-worth={figure}]").TextContent;

    private static string Ic(double value) => Figures.Signed(value, 4);

    private static string Bps(double? logReturn) => Figures.Signed(10_000 * logReturn, 2);
}
