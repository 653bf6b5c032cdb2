using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;
using Scalper.Tests.Components;
using Scalper.Web.Factors;

namespace Scalper.Tests.Api;

public sealed class WhyApiTests : ApiFixture
{
    private const string Path = "/api/symbol/BTCUSDT/why";

    public WhyApiTests() => Market.Follow("BTCUSDT");

    [Fact]
    public async Task Why_Neutral_HasTheDocumentedShape()
    {
        Market.Publish("BTCUSDT", Neutral());
        AssertJson(
            """
            {"symbol":"BTCUSDT","venue":"Bybit","reason":null,"at":1795262400000,"longAbove":55,"shortBelow":45,
            "distances":[
            {"side":"LONG","held":false,"points":5,"changes":{
            "depthImbalance":{"value":0.334,"walls":null,"trend":null,"reach":15},
            "tradeFlow":{"value":1.55,"walls":null,"trend":null,"reach":10},
            "walls":{"value":null,"walls":"BID","trend":null,"reach":8},
            "spoofing":{"value":null,"walls":null,"trend":null,"reach":0},
            "momentum":{"value":null,"walls":null,"trend":"BULLISH","reach":17}}},
            {"side":"SHORT","held":false,"points":5,"changes":{
            "depthImbalance":{"value":-0.334,"walls":null,"trend":null,"reach":-15},
            "tradeFlow":{"value":0.45,"walls":null,"trend":null,"reach":-7.615941559557648},
            "walls":{"value":null,"walls":"ASK","trend":null,"reach":-8},
            "spoofing":{"value":60.1,"walls":null,"trend":null,"reach":-12},
            "momentum":{"value":null,"walls":null,"trend":"BEARISH","reach":-17}}}],
            "baseRates":null,"measuredSeconds":0,"model":"classic","worth":null}
            """,
            await GetJson(Path));
    }

    [Fact]
    public async Task Why_MeasuredForAMinute_HasBaseRates()
    {
        SymbolView view = Neutral();
        view.Walls.BidWallCount = view.Walls.AskWallCount = 1;
        Market.Publish("BTCUSDT", view);
        Look(59);
        Assert.Equal("""null 59""", await RatesAsync());
        Look(1);
        Assert.Equal(
            """
            {"depthImbalance":{"up":0,"down":0,"zero":1,"none":0,"tellsLittle":false},"tradeFlow":{"up":0,"down":0,"zero":1,"none":0,"tellsLittle":false},"walls":{"up":0,"down":0,"zero":1,"none":0,"tellsLittle":true},"spoofing":{"up":0,"down":0,"zero":1,"none":0,"tellsLittle":false},"momentum":{"up":0,"down":0,"zero":1,"none":0,"tellsLittle":false},"bidAndAskWall":1} 60
            """,
            await RatesAsync());
    }

    [Fact]
    public async Task Why_NotLiveOrTooPoor_HasTheReasonAndNoDistances()
    {
        Market.Publish("BTCUSDT", Views.Invalid());
        JsonNode invalid = await GetJson(Path);
        Assert.Equal("sequence gap: expected update 12, received 15", invalid["reason"]!.GetValue<string>());
        Assert.Null(invalid["distances"]);
        Market.Publish("BTCUSDT", Neutral());
        Grades.Gaps("BTCUSDT", 6);
        JsonNode poor = await GetJson(Path);
        Assert.Equal(("data quality D: 6 sequence gaps in 15 min; C allows 5", null, null), (poor["reason"]!.GetValue<string>(), poor["distances"], poor["at"]));
    }

    [Fact]
    public async Task Why_OtherModel_HasItsDistancesInItsOwnInputs()
    {
        Market.Publish("BTCUSDT", Views.Rated());
        JsonNode why = await GetJson(Path + "?model=symmetric");
        JsonNode held = why["distances"]![0]!;
        Assert.Equal(("symmetric", "LONG", true), (why["model"]!.GetValue<string>(), held["side"]!.GetValue<string>(), held["held"]!.GetValue<bool>()));

        // 28.0 points, less 7.2 for spoofing: no one factor but momentum takes 15.8.
        double raw = 50 + new SymmetricModel(new ScoreWeights()).Contribute(Views.Rated().Factors).Sum;
        Assert.Equal(raw - 55, held["points"]!.GetValue<double>(), 1e-9);
        Assert.Null(held["changes"]!["spoofing"]!["value"]);
        Assert.True(held["changes"]!["momentum"]!["value"]!.GetValue<double>() < 0);
        Assert.All(held["changes"]!.AsObject(), c => Assert.Null(c.Value!["trend"]));
        Assert.NotEqual(why["distances"]!.ToJsonString(), (await GetJson(Path))["distances"]!.ToJsonString());
    }

    [Fact]
    public async Task Why_OtherModel_HasItsOwnBaseRates()
    {
        Market.Publish("BTCUSDT", Views.Rated());
        Look(60);
        Assert.Equal(1, (await GetJson(Path))["baseRates"]!["spoofing"]!["down"]!.GetValue<double>());
        Assert.Equal(1, (await GetJson(Path + "?model=symmetric"))["baseRates"]!["walls"]!["up"]!.GetValue<double>());
        SymbolView early = Views.Rated();
        early.ModelScores[1] = new SymmetricModel(new ScoreWeights()).Rate((early with { Relative = default }).Factors);
        Market.Republish("BTCUSDT", early);
        Look(60);
        Assert.Equal(0.5, (await GetJson(Path + "?model=symmetric"))["baseRates"]!["walls"]!["none"]!.GetValue<double>());
        Assert.Equal(0, (await GetJson(Path))["baseRates"]!["walls"]!["none"]!.GetValue<double>());
    }

    [Theory]
    [InlineData(Path + "?model=quick")]
    [InlineData("/api/scores?model=quick")]
    public async Task Model_Unknown_Is400ThatNamesThoseThereAre(string path) =>
        Assert.Contains("'quick' is not known: expected one of classic, symmetric, microstructure", await GetProblem(path, HttpStatusCode.BadRequest), StringComparison.Ordinal);

    [Fact]
    public async Task Scores_OtherModel_AreItsScores()
    {
        Market.Publish("BTCUSDT", Views.Rated());
        Score expected = Views.Rated().ModelScores[1];
        JsonNode row = (await GetJson("/api/scores?model=symmetric"))[0]!;
        Assert.Equal((expected.Value, expected.Confidence), (row["score"]!.GetValue<double>(), row["confidence"]!.GetValue<double>()));
        Assert.Equal(expected.Contributions.Spoofing, row["contributions"]!["spoofing"]!.GetValue<double>());
        Assert.Equal(Views.Rated().Score.Value, (await GetJson("/api/scores"))[0]!["score"]!.GetValue<double>());
    }

    [Fact]
    public async Task Why_NotFollowed_Is404ThatNamesIt() =>
        Assert.Contains("'NOPEUSDT'", await GetProblem("/api/symbol/NOPEUSDT/why", HttpStatusCode.NotFound), StringComparison.Ordinal);

    [Fact]
    public async Task Why_WithoutAccount_IsRefused()
    {
        Http.DefaultRequestHeaders.Remove("X-User");
        using HttpResponseMessage response = await Http.GetAsync(Path);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static SymbolView Neutral()
    {
        SymbolView view = Views.Live(new Contributions(0, 0, 0, 0, 0)) with
        {
            OrderBook = new OrderBookFeatures { DepthImbalance = 0 },
            TradeFlow = new TradeFlowFeatures { TradeCount = 10, BuyVsSellRatio = 1 },
            Momentum = new MomentumFeatures { Trend = Trend.Neutral },
        };
        view.Walls.Clear();
        view.Walls.SpoofingScore = 0;
        return view;
    }

    private void Look(int seconds)
    {
        for (int i = 0; i < seconds; i++)
        {
            Market.Health = Market.Health with { AtMs = Market.Health.AtMs + 1_000 };
            Services.GetRequiredService<FactorWatch>().Look();
        }
    }

    private async Task<string> RatesAsync()
    {
        JsonNode why = await GetJson(Path);
        return $"{why["baseRates"]?.ToJsonString() ?? "null"} {why["measuredSeconds"]}";
    }
}
