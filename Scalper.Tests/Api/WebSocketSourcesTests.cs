using System.Text.Json.Nodes;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Tests.Components;

namespace Scalper.Tests.Api;

public sealed class WebSocketSourcesTests : ApiFixture
{
    private const string Route = "/api/websocket/sources";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public WebSocketSourcesTests()
    {
        Market.Follow("BTCUSDT");
        Market.Follow("SOLUSDT", lane: 1);
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane(), FakeMarket.Lane(lane: 1));
        Market.Publish("BTCUSDT", Views.Live());
    }

    [Fact]
    public async Task Sources_LiveSymbol_HasTheDocumentedShape()
    {
        Market.Topics =
        [
            new TopicReport("orderbook.50.BTCUSDT", "BTCUSDT", TopicKind.Book, TopicStatus.Confirmed, (Views.AtMs - 40) * 1_000_000, null),
            new TopicReport("publicTrade.BTCUSDT", "BTCUSDT", TopicKind.Trades, TopicStatus.Rejected, null, "Invalid symbol"),
        ];
        JsonNode sources = await GetJson(Route);
        Assert.Equal(["at", "total", "active", "healthy", "stale", "quiet", "gone", "connections"], Names(sources));
        AssertJson(
            """
            {"venue":"Bybit","index":0,"route":"","state":"Connected","cause":"","noTopics":null,"symbols":[{"symbol":"BTCUSDT","venue":"Bybit","active":true,"healthy":true,
            "stale":false,"quiet":false,"gone":false,"status":"Live","reason":null,"lastDataAt":1795262400000,"lastDataAgeMs":0,"bidLevels":50,
            "askLevels":50,"faults":0,"farOffTrades":0,"replayedTrades":0,"repeatedFrames":0,"unanchoredFrames":0,"unknownRemovals":0,"tradeGapFrom":null,"tradeGapTo":null,"tradeGap":false,"topics":[
            {"topic":"orderbook.50.BTCUSDT","kind":"Book","status":"Confirmed","lastDataAt":1795262399960,"lastDataAgeMs":40,"words":null},
            {"topic":"publicTrade.BTCUSDT","kind":"Trades","status":"Rejected","lastDataAt":null,"lastDataAgeMs":null,"words":"Invalid symbol"}]}]}
            """,
            sources["connections"]![0]!);
    }

    [Fact]
    [Trait("Fault", "F-41")]
    public async Task Sources_TradesMissing_SaysSinceWhenAndThatTheTapeSpansIt()
    {
        SymbolView view = Views.Silent();
        view.TradeGapFromNs = (Views.AtMs - 5_000) * 1_000_000;
        view.HasTradeGap = true;
        Market.Publish("BTCUSDT", view);
        JsonNode btc = (await GetJson(Route))["connections"]![0]!["symbols"]![0]!;
        Assert.Equal((Views.AtMs - 5_000, true), (btc["tradeGapFrom"]!.GetValue<long>(), btc["tradeGap"]!.GetValue<bool>()));
        Assert.Null(btc["tradeGapTo"]);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public async Task Sources_AgeOfTheLastUpdate_MakesItActiveOrStale(int seconds, bool isActive)
    {
        Time.Advance(TimeSpan.FromSeconds(seconds));
        JsonNode btc = (await GetJson(Route))["connections"]![0]!["symbols"]![0]!;
        Assert.Equal((isActive, !isActive), (btc["active"]!.GetValue<bool>(), btc["stale"]!.GetValue<bool>()));
        Assert.Equal(seconds * 1000, btc["lastDataAgeMs"]!.GetValue<long>());
    }

    [Fact]
    public async Task Sources_OnlyTheTickerMoves_IsActive()
    {
        SymbolView view = Views.Silent();
        view.Ticker.ReceivedAtNs = (Views.AtMs + 20_000) * 1_000_000;
        Market.Publish("BTCUSDT", view);
        Time.Advance(TimeSpan.FromSeconds(40));
        Assert.True((await GetJson(Route))["connections"]![0]!["symbols"]![0]!["active"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData(11, 11, true)]
    [InlineData(10, 50, false)]
    [InlineData(50, 10, false)]
    public async Task Sources_LevelsOnBothSides_MakeALiveSymbolHealthy(int bids, int asks, bool isHealthy)
    {
        Market.Publish("BTCUSDT", Views.Live() with { BidLevels = bids, AskLevels = asks });
        JsonNode sources = await GetJson(Route);
        Assert.Equal(isHealthy, sources["connections"]![0]!["symbols"]![0]!["healthy"]!.GetValue<bool>());
        Assert.Equal(isHealthy ? 1 : 0, sources["healthy"]!.GetValue<int>());
    }

    [Fact]
    public async Task Sources_NotLive_IsNotHealthyAndHasAReason()
    {
        Market.Publish("BTCUSDT", Views.Invalid() with { BidLevels = 50, AskLevels = 50 });
        JsonNode btc = (await GetJson(Route))["connections"]![0]!["symbols"]![0]!;
        Assert.Equal("Invalid sequence gap: expected update 12, received 15", $"{btc["status"]} {btc["reason"]}");
        Assert.False(btc["healthy"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Sources_SeveralConnections_AreAddedUp()
    {
        Market.Follow("XRPUSDT", lane: 1);
        Market.Publish("SOLUSDT", Views.Quiet());
        Market.Publish("XRPUSDT", Views.Gone());
        Time.Advance(TimeSpan.FromSeconds(12));
        JsonNode sources = await GetJson(Route);
        Assert.Equal(
            (3, 3, 2, 0, 1, 1),
            (Count("total"), Count("active"), Count("healthy"), Count("stale"), Count("quiet"), Count("gone")));
        Assert.Equal(["SOLUSDT", "XRPUSDT"], sources["connections"]![1]!["symbols"]!.AsArray().Select(s => s!["symbol"]!.GetValue<string>()));

        int Count(string name) => sources[name]!.GetValue<int>();
    }

    [Fact]
    public async Task Sources_NothingReceivedYet_IsStaleWithoutAnAge()
    {
        JsonNode sol = (await GetJson(Route))["connections"]![1]!["symbols"]![0]!;
        Assert.Equal((false, true), (sol["active"]!.GetValue<bool>(), sol["stale"]!.GetValue<bool>()));
        Assert.Null(sol["lastDataAgeMs"]);
    }

    [Fact]
    public async Task Sources_OneLaneDoesNotAnswer_SaysSoAndTheOthersAnswer()
    {
        Market.SilentLane = 0;
        Task<JsonNode> answer = GetJson(Route);
        await Market.SilentLaneAsked.Task.WaitAsync(Deadline);
        Time.Advance(TimeSpan.FromSeconds(1));

        JsonNode sources = await answer.WaitAsync(Deadline);
        Assert.Equal("The lane did not answer within 1 s.", sources["connections"]![0]!["noTopics"]!.GetValue<string>());
        Assert.Null(sources["connections"]![0]!["symbols"]![0]!["topics"]);
        Assert.True(sources["connections"]![0]!["symbols"]![0]!.AsObject().ContainsKey("topics"));
        Assert.Null(sources["connections"]![1]!["noTopics"]);
        Assert.Empty(sources["connections"]![1]!["symbols"]![0]!["topics"]!.AsArray());
    }
}
