using AngleSharp.Dom;
using Bunit;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;
using Scalper.Core.Scoring;
using Scalper.Web.Components.Controls;
using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class WhyDistanceTests : DashboardFixture
{
    private static readonly Instrument Btc = new("BTCUSDT", DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001"));
    private static readonly FactorInputs Plain = new(0.12, 10, 1, HasBidWall: false, HasAskWall: false, 5, Trend.Neutral);

    [Fact]
    public void Show_NeutralScore_NamesPointsAndChangesToBothSides()
    {
        IRenderedComponent<WhyDistance> shown = Show(Plain);
        Assert.Equal(["▲ LONG above 55 | more than +3.20", "▼ SHORT below 45 | more than −6.80"], Heads(shown));
        Assert.Equal(
            [
                "Depth imbalance | +0.120 | rises to +0.334 | falls to −0.334",
                "Trade flow | 1.000 | rises to 1.332 | falls to 0.170",
                "Walls | none | bid wall comes | ask wall comes",
                "Suspected spoofing | 5.0 | gives no more | rises above 60",
                "Momentum | neutral | turns bullish | turns bearish",
            ],
            Rows(shown));
    }

    [Fact]
    public void Show_HeldSide_NamesWhatEndsItAndHowLittleAFactorCanDo()
    {
        IRenderedComponent<WhyDistance> shown = Show(Plain with { Trend = Trend.Bullish, HasAskWall = true, HasBidWall = true });
        Assert.Equal(["▲ LONG ends at 55 | −13.80 or more", "▼ SHORT below 45 | more than −23.80"], Heads(shown));
        Assert.Equal(
            [
                "Depth imbalance | +0.120 | falls to −0.800 | at most −16.80",
                "Trade flow | 1.000 | at most −7.62 | at most −7.62",
                "Walls | bid, ask | at most −8.00 | at most −8.00",
                "Suspected spoofing | 5.0 | at most −12.00 | at most −12.00",
                "Momentum | bullish | turns neutral | turns bearish",
            ],
            Rows(shown));
        Assert.Equal(["▲ LONG ends | by momentum alone", "▼ SHORT comes | by momentum alone"], Fewest(shown));
        Assert.Equal("true", shown.Find("th[data-side=LONG]").GetAttribute("data-held"));
        Assert.Null(shown.Find("th[data-side=SHORT]").GetAttribute("data-held"));
        Assert.Equal("SHORT below 45: trade flow, now 1.000, not by this factor alone: at most −7.62 points", shown.Find("[data-distance=tradeFlow] td:last-child").GetAttribute("title"));
    }

    [Fact]
    public void Show_PointsAndPrintedScore_AddUpToTheThreshold()
    {
        FactorInputs inputs = Plain with { DepthImbalance = 0.123456 };
        Score score = new ClassicModel(new ScoreWeights()).Rate(inputs);
        Assert.Equal(51.85m, Waterfall.Round(score.Value));
        Assert.Equal("▲ LONG above 55 | more than +3.15", Heads(Show(inputs))[0]);
    }

    [Fact]
    public void Show_MissingInputs_AreADashAndNamedByWhatTheyWouldHaveToBe()
    {
        string[] rows = Rows(Show(new FactorInputs(null, 0, null, HasBidWall: false, HasAskWall: false, 0, null)));
        Assert.Equal("Depth imbalance | – | rises to +0.334 | falls to −0.334", rows[0]);
        Assert.Equal("Trade flow | – | comes to 1.550 | comes to 0.450", rows[1]);
        Assert.Equal("Momentum | – | turns bullish | turns bearish", rows[4]);
    }

    [Theory]
    [InlineData(false, true, "both or neither", "takes no more")]
    [InlineData(true, true, "ask wall goes", "bid wall goes")]
    [InlineData(true, false, "gives no more", "both or neither")]
    public void Show_AnyWalls_NamesTheWallThatHasToChange(bool bid, bool ask, string toLong, string toShort)
    {
        // A weight at which each step of one wall is enough.
        SideDistances distances = new(new ClassicModel(new ScoreWeights { Walls = 20 }));
        FactorInputs inputs = Plain with { DepthImbalance = 0, HasBidWall = bid, HasAskWall = ask };
        Contributions none = new(0, 0, 0, 0, 0);
        Assert.Equal(toLong, Words(ScoreSide.Long));
        Assert.Equal(toShort, Words(ScoreSide.Short));

        string Words(ScoreSide side)
        {
            // Where the wall itself holds the side, what the other factors take keeps the score neutral.
            double walls = (bid ? 20 : 0) - (ask ? 20 : 0);
            SideDistance distance = distances.To(side, inputs, none with { Walls = walls, DepthImbalance = -walls });
            return FactorWords.ChangeOf(ScoreModels.Classic, distance.Changes[(int)ScoreFactor.Walls], inputs, distance.IsUpward);
        }
    }

    [Fact]
    public void Show_SuspectedSpoofing_NamesItsEnd() =>
        Assert.Equal("Suspected spoofing | 72.0 | at most +12.00 | falls to 60", Rows(Show(Plain with { SpoofingScore = 72 }))[3]);

    [Fact]
    public void Show_BuysOnly_SaysSoInsteadOfARatio() =>
        Assert.StartsWith("Trade flow | all buys | ", Rows(Show(Plain with { BuyVsSellRatio = null }))[1], StringComparison.Ordinal);

    private IRenderedComponent<WhyDistance> Show(FactorInputs inputs)
    {
        SymbolView view = Views.Live() with
        {
            OrderBook = new OrderBookFeatures { DepthImbalance = inputs.DepthImbalance },
            TradeFlow = new TradeFlowFeatures { TradeCount = inputs.TradeCount, BuyVsSellRatio = inputs.BuyVsSellRatio },
            Momentum = new MomentumFeatures { Trend = inputs.Trend },
            Score = new ClassicModel(new ScoreWeights()).Rate(inputs),
        };
        view.Walls.BidWallCount = inputs.HasBidWall ? 1 : 0;
        view.Walls.AskWallCount = inputs.HasAskWall ? 1 : 0;
        view.Walls.SpoofingScore = inputs.SpoofingScore;
        SymbolReading reading = new(Btc, view, SymbolQuality.Unknown);
        Assert.Equal(inputs, reading.Factors);
        return Render<WhyDistance>(p => p.Add(d => d.Reading, reading));
    }

    private static string[] Heads(IRenderedComponent<WhyDistance> shown) =>
        [.. shown.FindAll("th[data-side]").Select(h => string.Join(" | ", h.Children.Select(c => c.TextContent.Trim())))];

    [Fact]
    public void Show_NoFactorAlone_NamesTheFewestTogether()
    {
        IRenderedComponent<WhyDistance> shown = Show(Plain with { DepthImbalance = 1, BuyVsSellRatio = 8, HasBidWall = true, Trend = Trend.Bullish });
        Assert.Equal(["▲ LONG ends | by momentum + depth imbalance", "▼ SHORT comes | by momentum + depth imbalance"], Fewest(shown));
    }

    private static string[] Fewest(IRenderedComponent<WhyDistance> shown) =>
        [.. shown.FindAll("tr[data-fewest]").Select(r => string.Join(" | ", r.Children.Select((IElement c) => c.TextContent.Trim())))];

    private static string[] Rows(IRenderedComponent<WhyDistance> shown) =>
        [.. shown.FindAll("tr[data-distance]").Select(r => string.Join(" | ", r.Children.Select((IElement c) => c.TextContent.Trim())))];
}
