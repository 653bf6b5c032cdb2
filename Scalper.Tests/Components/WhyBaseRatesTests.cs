using AngleSharp.Dom;
using Bunit;
using Scalper.Core.Scoring;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;
using Scalper.Web.Factors;

namespace Scalper.Tests.Components;

public sealed class WhyBaseRatesTests : DashboardFixture
{
    [Fact]
    public void Show_OverMinutes_PrintsEveryShareAndTheTimeMeasured()
    {
        IRenderedComponent<WhyBaseRates> shown = Show(1_400, new FactorTimes(700, 693, 7, 0), new FactorTimes(1_200, 100, 0, 100), new FactorTimes(70, 42, 1_288, 0, Both: 1_148), new FactorTimes(0, 3, 1_397, 0), new FactorTimes(0, 0, 0, 1_400));
        Assert.Equal("over 23 min with a score", shown.Find("#why-rates-over").TextContent);
        Assert.Equal(
            [
                "depthImbalance: 50 % 50 % <1 % 0 % ",
                "tradeFlow: 86 % 7 % 0 % 7 % tells little",
                "walls: 5 % 3 % 92 % 0 % tells little",
                "spoofing: 0 % <1 % >99 % 0 % ",
                "momentum: 0 % 0 % 0 % 100 % ",
            ],
            Rows(shown));
        Assert.Equal("bid 5 %, ask 3 %, both 82 %, no wall 10 %", shown.Find("#why-rates-walls").TextContent.Trim());
        Assert.Equal("Up for 86 % of the time: that it is up now says little", shown.Find("[data-rates=tradeFlow] .habit").GetAttribute("title"));
        Assert.Equal("A wall on both sides for 82 % of the time: walls on both sides say little", shown.Find("[data-rates=walls] .habit").GetAttribute("title"));
    }

    [Fact]
    public void Show_AnyShares_BarsAreAsLongAsTheShares()
    {
        IRenderedComponent<WhyBaseRates> shown = Show(100, new FactorTimes(50, 20, 25, 5), default, default, default, default);
        Assert.Equal(
            ["up width:50%", "flat width:25%", "none width:5%", "down width:20%"],
            shown.FindAll("[data-rates=depthImbalance] .stack i").Select(i => $"{i.ClassName} {i.GetAttribute("style")}"));
    }

    [Fact]
    public void Show_UnderAMinute_SaysHowLongAndNoShareInTheSameRows()
    {
        FactorTimes times = new(40, 0, 0, 0);
        IRenderedComponent<WhyBaseRates> shown = Show(40, times, times, times, times, times);
        Assert.Equal("measured for 40 s so far, shown from 60 s", shown.Find("#why-rates-over").TextContent);
        Assert.All(shown.FindAll("td.share"), share => Assert.Equal("–", share.TextContent));
        Assert.DoesNotContain(shown.FindAll("tbody td"), cell => cell.TextContent.Any(char.IsDigit));
        int rows = shown.FindAll("tr").Count;
        Assert.Equal(rows, Show(60, times, times, times, times, times).FindAll("tr").Count);
        Assert.Equal("over 1 min with a score", Show(60, times, times, times, times, times).Find("#why-rates-over").TextContent);
    }

    [Fact]
    public void Tick_OneMoreSecondMeasured_IsShownInThePanel()
    {
        Market.Follow("BTCUSDT");
        Market.Publish("BTCUSDT", Views.Live(new Contributions(7, 2, 8, 0, 17)));
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Pick(page, "BTCUSDT");
        Assert.Equal("0", page.Find("#why-rates").GetAttribute("data-seconds"));
        for (int i = 1; i <= 60; i++)
        {
            Market.Health = Market.Health with { AtMs = Views.AtMs + (1_000L * i) };
            Factors.Look();
        }

        Tick();
        page.WaitForAssertion(() => Assert.Equal("60", page.Find("#why-rates").GetAttribute("data-seconds")));
        Assert.Equal("100 %", page.Find("[data-rates=momentum] td.share").TextContent);
    }

    private IRenderedComponent<WhyBaseRates> Show(int seconds, params FactorTimes[] times) =>
        Render<WhyBaseRates>(p => p.Add(r => r.Rates, new BaseRates(seconds, times)));

    private static IEnumerable<string> Rows(IRenderedComponent<WhyBaseRates> shown) => shown.FindAll("tr[data-rates]").Select((IElement r) =>
        $"{r.GetAttribute("data-rates")}: {string.Join(' ', r.QuerySelectorAll("td.share, td.habit").Select(c => c.TextContent))}");
}
