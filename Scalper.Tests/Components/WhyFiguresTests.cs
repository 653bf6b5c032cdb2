using Bunit;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components.Pages;

namespace Scalper.Tests.Components;

/// <summary>The explanation's figures beside the score.</summary>
public sealed class WhyFiguresTests : DashboardFixture
{
    public WhyFiguresTests()
    {
        Market.Follow("BTCUSDT");
        Market.Follow("SOLUSDT");
        Market.Publish("BTCUSDT", Views.Live() with { Returns = new ReturnFeatures { Return1sBps = 4, Return5sBps = -2.5 } });
    }

    [Fact]
    public void Open_LiveSymbol_ShowsEveryFigure()
    {
        IRenderedComponent<LiveRoot> page = Open(Views.Live() with
        {
            Touch = new TouchFeatures { TouchImbalance = -0.25, Ofi1s = 1.5, Ofi5s = -2_500 },
            Delta = new DeltaFeatures
            {
                Delta1s = 1, Delta5s = -2, Delta15s = 3, Delta60s = 4_000, DeltaQuote1s = 10, DeltaQuote5s = -20, DeltaQuote15s = 30, DeltaQuote60s = 40_000,
                TradesPerSecond = 3.2, TradeRateRatio = 1.25, Cvd = -1_500, CvdSince = Views.AtMs - 600_000,
            },
            Liquidity = new LiquidityFeatures
            {
                BidDepth5Bps = 1e3, BidDepth10Bps = 2e3, BidDepth25Bps = 3e3, AskDepth5Bps = 4e3, AskDepth10Bps = 5e3, BuySlippageBps = 0.5, SellSlippageBps = 0.75,
            },
            NearestWalls = new NearestWalls(new NearestWall(100, 1_500, -2.19, 12.5), Ask: null),
            ScoreSide = new SideFeatures { ChangesPerMinute = 7 },
            Contract = new ContractFeatures
            {
                FundingRate = -0.0001, FundingCountdownSeconds = 11_550, OpenInterest = 1.5e6, OpenInterestChangePct5m = 0.25, MarkPrice = 100.06, IndexPrice = 100, BasisBps = 6,
            },
            Returns = new ReturnFeatures { Return1sBps = 1, Return5sBps = 1 },
        });

        Assert.Equal(
            [
                "touchImbalance: −0.250", "ofi: +1.50   −2.50K", "delta: +1.00   −2.00   +3.00   +4.00K", "deltaQuote: +10.0   −20.0   +30.0   +40.0K",
                "cvd: −1.50K   over 10 m", "tradeRate: 3.2   x 1.25", "bidDepth: 1.00K   2.00K   3.00K", "askDepth: 4.00K   5.00K   –", "slippage: 0.50   0.75",
                "bidWall: 1.50K quote, 2.2 bps away, 12 s old", "askWall: none", "sideChanges: 7", "funding: −0.0100 %   in 3 h 12 m", "openInterest: 1.50M   +0.25 %",
                "mark: 100.1   100.0", "basis: +6.00", "lead: +3.0   −3.5",
            ],
            Shown(page));
    }

    [Fact]
    public void Open_NothingKnownYet_IsADashAndNeverZero() =>
        Assert.All(Shown(Open(Views.Bare())), figure => Assert.DoesNotContain(figure, char.IsDigit));

    [Fact]
    public void Open_UnusableData_StillShowsFiguresForTheyAreNoScore()
    {
        Grades.Gaps("SOLUSDT", 6);
        IRenderedComponent<LiveRoot> page = Open(Views.Figured(1));
        Assert.NotNull(page.Find("#why-reason"));
        Assert.Contains("tradeRate: 1.0   x 1.25", Shown(page));
    }

    [Fact]
    public void Tick_BookInvalid_ShowsNoFigure()
    {
        IRenderedComponent<LiveRoot> page = Open(Views.Figured(1));
        Market.Publish("SOLUSDT", Views.Invalid());
        Tick();
        page.WaitForAssertion(() => Assert.Empty(Shown(page)));
    }

    private IRenderedComponent<LiveRoot> Open(SymbolView view)
    {
        Market.Publish("SOLUSDT", view);
        IRenderedComponent<LiveRoot> page = RenderLive<Dashboard>();
        Pick(page, "SOLUSDT");
        return page;
    }

    private static IEnumerable<string> Shown(IRenderedComponent<LiveRoot> page) =>
        page.FindAll("[data-figure]").Select(f => $"{f.GetAttribute("data-figure")}: {f.TextContent}");
}
