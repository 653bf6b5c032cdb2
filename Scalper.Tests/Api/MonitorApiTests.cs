using System.Net;
using System.Text.Json.Nodes;
using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Tests.Components;

namespace Scalper.Tests.Api;

public sealed class MonitorApiTests : ApiFixture
{
    public MonitorApiTests()
    {
        Market.Follow("BTCUSDT");
        Market.Follow("SOLUSDT", lane: 1);
        Market.Publish("BTCUSDT", Views.Live() with { BestBidTicks = 651_140, BestAskTicks = 651_143, Faults = 2 });
        Market.Publish("SOLUSDT", Views.Invalid());
    }

    [Fact]
    public async Task MicrostructureHealth_TwoSymbols_HasTheDocumentedShape() => AssertJson(
        """
        {"ok":true,"health":{"status":"HEALTHY","activeSymbols":2,"healthySymbols":1,"staleSymbols":0},"symbols":[
        {"symbol":"BTCUSDT","venue":"Bybit","active":true,"healthy":true,"stale":false,"status":"Live","reason":null,"lastDataAt":1795262400000,"lastDataAgeMs":0,"quality":null},
        {"symbol":"SOLUSDT","venue":"Bybit","active":true,"healthy":false,"stale":false,"status":"Invalid","reason":"sequence gap: expected update 12, received 15",
        "lastDataAt":1795262400000,"lastDataAgeMs":0,"quality":null}]}
        """,
        await GetJson("/api/microstructure/health"));

    [Fact]
    public async Task MicrostructureSymbols_LiveAndNot_HaveFiguresOrNulls() => AssertJson(
        """
        {"at":1795262400000,"symbols":[
        {"symbol":"BTCUSDT","venue":"Bybit","status":"Live","reason":null,"at":1795262400000,"bid":"65114.00","ask":"65114.30","spreadBps":0.1,"bidDepth":3,"askDepth":1,
        "depthImbalance":0.5,"flowDelta":1000,"tradesPerSecond":null,"bidWalls":1,"askWalls":0,"spoofingScore":72,"volatility1m":0.001,"score":68.5,"side":"LONG",
        "confidence":64,"quality":null},
        {"symbol":"SOLUSDT","venue":"Bybit","status":"Invalid","reason":"sequence gap: expected update 12, received 15","at":1795262400000,"bid":null,"ask":null,"spreadBps":null,
        "bidDepth":null,"askDepth":null,"depthImbalance":null,"flowDelta":null,"tradesPerSecond":null,"bidWalls":null,"askWalls":null,"spoofingScore":null,
        "volatility1m":null,"score":null,"side":null,"confidence":null,"quality":null}]}
        """,
        await GetJson("/api/microstructure/symbols"));

    [Fact]
    public async Task MicrostructureSymbol_KnownOne_HasHealthFiguresAndFeatures()
    {
        JsonNode live = await GetJson("/api/microstructure/symbol/BTCUSDT");
        Assert.Equal(["symbol", "venue", "at", "health", "figures", "features"], Names(live));
        Assert.Equal(["orderbook", "tradeFlow", "walls", "momentum"], Names(live["features"]));
        Assert.Null((await GetJson("/api/microstructure/symbol/SOLUSDT"))["features"]);
        Assert.Contains("'NOPEUSDT'", await GetProblem("/api/microstructure/symbol/NOPEUSDT", HttpStatusCode.NotFound), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FeaturesHealth_OneWithoutFeatures_IsNotOkAndNamesIt() => AssertJson(
        """
        {"ok":false,"status":"HEALTHY","at":1795262400000,"symbols":2,"computed":1,"scores":3,"tickToScoreMicros":{"p50":12.25,"p99":85.5,"max":1900},
        "missing":[{"symbol":"SOLUSDT","venue":"Bybit","status":"Invalid","reason":"sequence gap: expected update 12, received 15"}]}
        """,
        await GetJson("/api/features/health"));

    [Fact]
    public async Task Summary_Connections_AreAddedUp()
    {
        ConnectionHealth standing = FakeMarket.Lane() with { OpenedAtMs = Views.AtMs - 61_000, Losses = 2, Malformed = 4 };
        ConnectionHealth lost = FakeMarket.Lane(lane: 10_000) with { Messages = 5, MessagesPerSecond = 0.5, Losses = 3 };
        Market.Health = FakeMarket.Healthy(standing) with { Metrics = lost };
        JsonNode summary = await GetJson("/api/monitor/summary");
        AssertJson(
            """
            {"messageCount":104,"messagesPerSec":1234.9,"connectionCount":6,"disconnectCount":5,"errorCount":9,"lastMessageAt":1700000000123,"uptime":61000,"status":"HEALTHY"}
            """,
            summary["wsMetrics"]!);
        JsonNode engine = summary["engine"]!;
        Assert.Equal(["scores", "errors", "uptime", "memory", "gc"], Names(engine));
        Assert.Equal((3, 2), (engine["scores"]!.GetValue<long>(), engine["errors"]!.GetValue<long>()));
        Assert.Equal(["workingSet", "heap", "allocated"], Names(engine["memory"]));
        Assert.Equal(["gen0", "gen1", "gen2", "pauseMs"], Names(engine["gc"]));
        Assert.True(engine["uptime"]!.GetValue<long>() > 0 && engine["memory"]!.AsObject().All(m => m.Value!.GetValue<long>() > 0));
    }

    [Fact]
    public async Task Summary_NothingConnectedYet_HasNullsForWhatNobodyKnows()
    {
        Market.Health = FakeMarket.Healthy() with { Status = EngineStatus.Starting, MessagesTotal = 0, MessagesPerSecond = 0 };
        AssertJson(
            """{"messageCount":0,"messagesPerSec":0,"connectionCount":0,"disconnectCount":0,"errorCount":0,"lastMessageAt":null,"uptime":null,"status":"STARTING"}""",
            (await GetJson("/api/monitor/summary"))["wsMetrics"]!);
    }

    [Fact]
    public async Task Tickers_SentAndNot_HaveFieldsOrNulls()
    {
        Ticker ticker = new()
        {
            ReceivedAtNs = (Views.AtMs - 1_500) * 1_000_000,
            LastPriceTicks = 651_142,
            BidPriceTicks = 651_141,
            BidQtyLots = 1_500,
            AskPriceTicks = 651_143,
            AskQtyLots = 2,
            MarkPrice = 65_114.5,
            IndexPrice = 65_110,
            Change24h = -0.01,
            Turnover24h = 2e6,
            Volume24h = 30,
            OpenInterest = 1.5,
            FundingRate = 0.0001,
            NextFundingAtMs = 1_795_276_800_000,
        };
        Market.Publish("BTCUSDT", Views.Live() with { Ticker = ticker });
        AssertJson(
            """
            {"at":1795262400000,"tickers":[{"symbol":"BTCUSDT","venue":"Bybit","at":1795262398500,"ageMs":1500,"last":"65114.20","bid":"65114.10","bidQty":"1.500","ask":"65114.30",
            "askQty":"0.002","markPrice":65114.5,"indexPrice":65110,"change24h":-0.01,"turnover24h":2000000,"volume24h":30,"openInterest":1.5,"fundingRate":0.0001,
            "nextFundingAt":1795276800000},
            {"symbol":"SOLUSDT","venue":"Bybit","at":null,"ageMs":null,"last":null,"bid":null,"bidQty":null,"ask":null,"askQty":null,"markPrice":null,"indexPrice":null,"change24h":null,
            "turnover24h":null,"volume24h":null,"openInterest":null,"fundingRate":null,"nextFundingAt":null}]}
            """,
            await GetJson("/api/monitor/tickers"));
    }

    [Fact]
    public async Task Trades_LiveAndNot_HaveFiguresOrNulls() => AssertJson(
        """
        {"at":1795262400000,"symbols":[{"symbol":"BTCUSDT","venue":"Bybit","status":"Live","last":"65114.20","tradesPerSecond":null,"tradeRateRatio":null,"delta60s":null,
        "deltaQuote60s":null,"tapeTrades":100,"buyVolume":1500,"sellVolume":500,"aggressiveBuys":70,"aggressiveSells":30,"tradeFrames":0,"farOffTrades":0,
        "replayedTrades":0,"tradeGap":false},
        {"symbol":"SOLUSDT","venue":"Bybit","status":"Invalid","last":null,"tradesPerSecond":null,"tradeRateRatio":null,"delta60s":null,"deltaQuote60s":null,"tapeTrades":null,
        "buyVolume":null,"sellVolume":null,"aggressiveBuys":null,"aggressiveSells":null,"tradeFrames":0,"farOffTrades":0,"replayedTrades":0,"tradeGap":false}]}
        """,
        await GetJson("/api/monitor/trades"));

    [Fact]
    public async Task Universe_FollowedSymbols_AreInOrderOfRankWithTheirConnection()
    {
        UniverseVerdict btc = new(Market.Find("BTCUSDT")!.Instrument, UniverseCategory.Prime, UniverseCriterion.PrimeList, "named", null);
        Market.Universe = new FollowedUniverse(UniverseSource.Venue, [btc.Instrument], "a notice") { Verdicts = [btc], ListedAt = Time.GetUtcNow().AddSeconds(-9) };
        AssertJson(
            """
            {"source":"Venue","listedAt":1795262391000,"ageMs":9000,"notice":"a notice","refresh":{"triedAt":null,"error":null,"held":null},"listed":1,
            "categories":{"prime":1,"normal":0,"excluded":0},"followed":2,"symbols":[
            {"symbol":"BTCUSDT","venue":"Bybit","rank":1,"category":"Prime","rule":"PrimeList","reason":"named","connection":0,"bookStatus":"Live","quiet":false,"gone":false},
            {"symbol":"SOLUSDT","venue":"Bybit","rank":2,"category":null,"rule":null,"reason":null,"connection":1,"bookStatus":"Invalid","quiet":false,"gone":false}]}
            """,
            await GetJson("/api/monitor/universe"));
    }
}
