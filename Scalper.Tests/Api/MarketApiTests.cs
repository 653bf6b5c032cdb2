using System.Net;
using System.Text.Json.Nodes;
using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Scoring;
using Scalper.Tests.Components;

namespace Scalper.Tests.Api;

public sealed class MarketApiTests : ApiFixture
{
    public MarketApiTests()
    {
        Market.Follow("BTCUSDT");
        Market.Follow("SOLUSDT");
        Market.Follow("NEWUSDT");
        Market.Publish("BTCUSDT", Views.Live());
        Market.Publish("SOLUSDT", Views.Invalid());
    }

    [Theory]
    [InlineData("/api/engine/health")]
    [InlineData("/api/websocket/health")]
    [InlineData("/api/websocket/sources")]
    [InlineData("/api/scores")]
    [InlineData("/api/features/symbol/BTCUSDT")]
    [InlineData("/api/symbol/BTCUSDT/book")]
    [InlineData("/api/symbol/BTCUSDT/trades")]
    [InlineData("/api/symbol/BTCUSDT/candles?interval=1m")]
    public async Task Get_WithoutAccount_IsRefused(string path)
    {
        Http.DefaultRequestHeaders.Remove("X-User");
        using HttpResponseMessage response = await Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Health_Healthy_HasTheDocumentedShape()
    {
        Grades.Gaps("BTCUSDT", 0);
        Grades.Gaps("SOLUSDT", 99);
        JsonNode health = await GetJson("/api/engine/health");
        Assert.Equal(["ok", "status", "symbols", "messagesPerSecond", "messagesTotal", "connections", "tickToScoreMicros", "grades", "viewers", "restore"], Names(health));
        AssertJson(
            """
            {"ok":true,"status":"HEALTHY","symbols":{"total":3,"live":2,"quiet":0,"stale":0,"invalid":1,"gone":0},"messagesPerSecond":1234.4,"messagesTotal":99,
            "connections":[{"venue":"Bybit","lane":0,"route":"","state":"Connected","topics":9,"lastMessageAt":1700000000123,"reconnects":2,"lastError":null}],
            "tickToScoreMicros":{"p50":12.25,"p99":85.5,"max":1900},"grades":{"a":1,"b":0,"c":0,"d":0,"f":1,"none":1},"viewers":0,"restore":{"state":"None","played":0,"total":0,"symbols":0,"notice":null}}
            """,
            health);
    }

    [Theory]
    [InlineData(EngineStatus.Starting, "STARTING", false)]
    [InlineData(EngineStatus.Healthy, "HEALTHY", true)]
    [InlineData(EngineStatus.Degraded, "DEGRADED", false)]
    [InlineData(EngineStatus.Down, "DOWN", false)]
    public async Task Health_EachStatus_OnlyHealthyIsOk(EngineStatus status, string word, bool ok)
    {
        Market.Health = Market.Health with { Status = status, TickToScore = default };
        JsonNode health = await GetJson("/api/engine/health");
        Assert.Equal((word, ok), (health["status"]!.GetValue<string>(), health["ok"]!.GetValue<bool>()));
        Assert.Equal("""{"p50":null,"p99":null,"max":null}""", health["tickToScoreMicros"]!.ToJsonString());
    }

    [Fact]
    public async Task Scores_LiveSymbol_HasScoreAndContributionsThatAddUp()
    {
        Market.Publish("BTCUSDT", Views.Live(new Contributions(0.1, null, 8, -12, 17)));
        Grades.Gaps("BTCUSDT", 0);
        JsonNode scores = await GetJson("/api/scores");
        Assert.Equal(3, scores.AsArray().Count);
        JsonNode btc = scores[0]!;
        Assert.Equal(["symbol", "venue", "status", "reason", "score", "rawScore", "side", "confidence", "contributions", "updateId", "at", "quality", "qualityReasons"], Names(btc));
        AssertJson(
            """
            {"symbol":"BTCUSDT","venue":"Bybit","status":"Live","reason":null,"score":63.1,"rawScore":63.1,"side":"LONG","confidence":64,
            "contributions":{"depthImbalance":0.1,"tradeFlow":null,"walls":8,"spoofing":-12,"momentum":17},"updateId":77,"at":1795262400000,"quality":"A","qualityReasons":[]}
            """,
            btc);
    }

    [Fact]
    public async Task Scores_SymbolNotLive_HasNoScoreButAReason()
    {
        JsonNode scores = await GetJson("/api/scores");
        AssertJson(
            """
            {"symbol":"SOLUSDT","venue":"Bybit","status":"Invalid","reason":"sequence gap: expected update 12, received 15","score":null,"rawScore":null,
            "side":null,"confidence":null,"contributions":null,"updateId":11,"at":1795262400000,"quality":null,"qualityReasons":["not graded yet"]}
            """,
            scores[1]!);
    }

    [Theory]
    [InlineData(1, "B")]
    [InlineData(4, "C")]
    public async Task Scores_GradeBOrC_HasItsScoreAndTheReasons(long gaps, string grade)
    {
        Grades.Gaps("BTCUSDT", gaps);
        JsonNode btc = (await GetJson("/api/scores"))[0]!;
        Assert.Equal((68.5, grade), (btc["score"]!.GetValue<double>(), btc["quality"]!.GetValue<string>()));
        Assert.Contains("in 15 min", Assert.Single(btc["qualityReasons"]!.AsArray())!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(btc["reason"]);
    }

    [Theory]
    [InlineData(7, "D", "data quality D: 7 sequence gaps in 15 min; C allows 5")]
    [InlineData(16, "F", "data quality F: 16 sequence gaps in 15 min; D allows 15")]
    public async Task Scores_GradeDOrF_HasNoScoreButTheReason(long gaps, string grade, string reason)
    {
        Grades.Gaps("BTCUSDT", gaps);
        JsonNode btc = (await GetJson("/api/scores"))[0]!;
        Assert.Equal(("Live", grade, reason), (btc["status"]!.GetValue<string>(), btc["quality"]!.GetValue<string>(), btc["reason"]!.GetValue<string>()));
        Assert.All(new[] { "score", "rawScore", "side", "confidence", "contributions" }, name => Assert.Null(btc[name]));
    }

    [Fact]
    public async Task Features_GradeD_KeepsItsFeaturesAndSaysTheGrade()
    {
        Grades.Gaps("BTCUSDT", 7);
        JsonNode features = await GetJson("/api/features/symbol/BTCUSDT");
        Assert.Equal("D", features["quality"]!.GetValue<string>());
        AssertJson("""["7 sequence gaps in 15 min; C allows 5"]""", features["qualityReasons"]!);
        Assert.NotNull(features["orderbook"]);
    }

    [Fact]
    public async Task Scores_NothingReceivedYet_HasNullsForIdAndTime()
    {
        JsonNode fresh = (await GetJson("/api/scores"))[2]!;
        Assert.Equal("Empty", fresh["status"]!.GetValue<string>());
        Assert.Null(fresh["updateId"]);
        Assert.Null(fresh["at"]);
    }

    [Fact]
    public async Task Features_LiveSymbol_HasAllGroupsAndNames()
    {
        JsonNode f = await GetJson("/api/features/symbol/BTCUSDT");
        Assert.Equal(["symbol", "venue", "status", "reason", "updateId", "at", "tradeGap", "orderbook", "tradeFlow", "walls", "momentum", "returns", "touch", "delta", "liquidity", "nearestWalls", "scoreSide", "contract", "relative", "lead", "quality", "qualityReasons"], Names(f));
        Assert.Equal(["return1sBps", "return5sBps"], Names(f["returns"]));
        Assert.Equal(["touchImbalance", "ofi1s", "ofi5s", "microPriceTicks"], Names(f["touch"]));
        Assert.Equal(
            [
                "delta1s", "delta5s", "delta15s", "delta60s", "deltaQuote1s", "deltaQuote5s", "deltaQuote15s", "deltaQuote60s",
                "tradeImbalance1s", "tradeImbalance5s", "tradeImbalance30s", "tradesPerSecond", "tradeRateRatio", "cvd", "cvdSince",
            ],
            Names(f["delta"]));
        Assert.Equal(
            ["bidDepth5Bps", "bidDepth10Bps", "bidDepth25Bps", "askDepth5Bps", "askDepth10Bps", "askDepth25Bps", "buySlippageBps", "sellSlippageBps"],
            Names(f["liquidity"]));
        AssertJson("""{"bid":{"price":65100,"quoteValue":1000,"distanceBps":-2.19,"ageSeconds":12.5},"ask":null}""", f["nearestWalls"]!);
        AssertJson("""{"secondsSinceChange":3.5,"changesPerMinute":null}""", f["scoreSide"]!);
        Assert.Equal(
            [
                "tickerAt", "fundingRate", "nextFundingAt", "fundingCountdownSeconds", "openInterest", "openInterestChange5m", "openInterestChangePct5m",
                "markPrice", "indexPrice", "basisBps",
            ],
            Names(f["contract"]));
        Assert.Equal(["bidWallStrength", "askWallStrength", "bidWallRank", "askWallRank", "spoofingRank", "trendStrength"], Names(f["relative"]));
        Assert.Equal(["bidDepth", "askDepth", "depthImbalance", "bidPressure", "askPressure", "weightedMidPrice", "spreadBps", "imbalance25", "imbalance5"], Names(f["orderbook"]));
        Assert.Equal(
            ["buyVolume", "sellVolume", "flowDelta", "buyVsSellRatio", "tradeCount", "avgTradeSize", "aggressiveBuys", "aggressiveSells", "sideDisagreement"],
            Names(f["tradeFlow"]));
        Assert.Equal(
            ["volatility1m", "volatility5m", "priceChange1m", "priceChangePct1m", "priceChange5m", "priceChangePct5m", "trend"], Names(f["momentum"]));
        Assert.Equal("BULLISH", f["momentum"]!["trend"]!.GetValue<string>());
        Assert.Null(f["momentum"]!["volatility5m"]);
        AssertJson(
            """
            {"bidWalls":[{"price":65100,"size":12.345,"sizeVsAvg":14.5,"distanceFromMid":-14.25,"distanceBps":-2.19}],"askWalls":[],
            "wallActivity":"APPEARING","spoofingScore":72}
            """,
            f["walls"]!);
    }

    [Fact]
    public async Task Features_SymbolNotLive_HasNoGroups()
    {
        JsonNode f = await GetJson("/api/features/symbol/SOLUSDT");
        Assert.Equal("sequence gap: expected update 12, received 15", f["reason"]!.GetValue<string>());
        Assert.All(new[] { "orderbook", "tradeFlow", "walls", "momentum", "returns", "touch", "delta", "liquidity", "nearestWalls", "scoreSide", "contract", "relative", "lead" }, g => Assert.Null(f[g]));
    }

    [Fact]
    public async Task Features_LeadingSymbolLive_HaveItsReturnsJoined()
    {
        Market.Publish("BTCUSDT", Views.Live() with { Returns = new ReturnFeatures { Return1sBps = 1.5, Return5sBps = -0.25 } });
        Market.Publish("SOLUSDT", Views.Live() with { Returns = new ReturnFeatures { Return1sBps = 2, Return5sBps = -1.25 } });
        AssertJson($$"""{"symbol":"BTCUSDT","at":{{Views.AtMs}},"return1sBps":1.5,"return5sBps":-0.25,"ahead1sBps":-0.5,"ahead5sBps":1}""", (await GetJson("/api/features/symbol/SOLUSDT"))["lead"]!);
        Assert.Null((await GetJson("/api/features/symbol/BTCUSDT"))["lead"]);
    }

    [Fact]
    public async Task Features_OwnReturnUnknownOrOfASecondAgo_IsNotComparedWithTheLead()
    {
        Market.Publish("BTCUSDT", Views.Live() with { Returns = new ReturnFeatures { Return1sBps = 1.5, Return5sBps = -0.25 } });
        Market.Publish("SOLUSDT", Views.Live() with { Returns = new ReturnFeatures { Return1sBps = 2 } });
        Assert.Equal((-0.5, null), await Ahead());
        Time.Advance(TimeSpan.FromMilliseconds(1001));
        Market.Publish("BTCUSDT", Views.Live() with { Returns = new ReturnFeatures { Return1sBps = 1.5 }, UpdatedAtNs = (Views.AtMs + 1001) * 1_000_000 });
        Assert.Equal((null, null), await Ahead());

        async Task<(double?, double?)> Ahead()
        {
            JsonNode lead = (await GetJson("/api/features/symbol/SOLUSDT"))["lead"]!;
            Assert.Equal(1.5, lead["return1sBps"]!.GetValue<double>());
            return (lead["ahead1sBps"]?.GetValue<double>(), lead["ahead5sBps"]?.GetValue<double>());
        }
    }

    [Fact]
    public async Task Features_LeadingSymbolOfASecondAgo_HaveNoLead()
    {
        Market.Publish("SOLUSDT", Views.Live());
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull((await GetJson("/api/features/symbol/SOLUSDT"))["lead"]);
        Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Null((await GetJson("/api/features/symbol/SOLUSDT"))["lead"]);
    }

    [Fact]
    public async Task Features_LeadingSymbolNotLiveOrNotFollowed_HaveNoLead()
    {
        Market.Publish("BTCUSDT", Views.Invalid());
        Market.Publish("SOLUSDT", Views.Live());
        Assert.Null((await GetJson("/api/features/symbol/SOLUSDT"))["lead"]);
        Market.Unfollow();
        Market.Follow("SOLUSDT");
        Market.Publish("SOLUSDT", Views.Live());
        Assert.Null((await GetJson("/api/features/symbol/SOLUSDT"))["lead"]);
    }

    [Theory]
    [InlineData("/api/features/symbol/NOPEUSDT")]
    [InlineData("/api/symbol/NOPEUSDT/book")]
    [InlineData("/api/symbol/NOPEUSDT/trades")]
    [InlineData("/api/symbol/NOPEUSDT/candles?interval=5m")]
    public async Task Get_UnknownSymbol_Is404ThatNamesIt(string path) =>
        Assert.Contains("'NOPEUSDT'", await GetProblem(path, HttpStatusCode.NotFound), StringComparison.Ordinal);
}
