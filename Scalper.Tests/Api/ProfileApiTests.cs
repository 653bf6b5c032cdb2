using System.Net;
using System.Text.Json.Nodes;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Tests.Components;
using Scalper.Tests.Profiles;

namespace Scalper.Tests.Api;

public sealed class ProfileApiTests : ApiFixture
{
    private const string NoTotals =
        """{"followedSeconds":0,"liveSeconds":0,"uptimeShare":null,"messages":0,"sequenceGaps":0,"resyncs":0,"crossedBooks":0,"unreadableFrames":0}""";

    public ProfileApiTests()
    {
        Instrument btc = new("BTCUSDT", DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001"));
        ListedContract listed = new(btc, IsTrading: true, IsUsdtPerpetual: true, MaxLeverage: 100, Volume24h: 30, Turnover24h: 2e6)
        {
            Status = "Trading",
            Quote = "USDC",
            ContractType = "LinearPerpetual",
            LaunchedAtMs = 1_585_526_400_000,
            FundingIntervalMinutes = 240,
        };
        Market.Universe = new FollowedUniverse(UniverseSource.Venue, [btc], null)
        {
            Verdicts = [new UniverseVerdict(btc, UniverseCategory.Prime, UniverseCriterion.PrimeList, "named", listed)],
        };
        Profiles.Restore([ProfileBookTests.Kept("OLDUSDT", Views.AtMs - 1_000)]);
    }

    [Theory]
    [InlineData("/api/symbol/BTCUSDT/profile")]
    [InlineData("/api/symbol/BTCUSDT/basic")]
    public async Task Get_WithoutAccount_IsRefused(string path)
    {
        Http.DefaultRequestHeaders.Remove("X-User");
        using HttpResponseMessage response = await Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/symbol/NOPEUSDT/profile")]
    [InlineData("/api/symbol/NOPEUSDT/basic")]
    [InlineData("/api/symbol/oldusdt/profile")]
    public async Task Get_NeitherFollowedNorKnown_Is404ThatNamesIt(string path) =>
        Assert.Contains($"'{path.Split('/')[3]}'", await GetProblem(path, HttpStatusCode.NotFound), StringComparison.Ordinal);

    [Fact]
    public async Task Profile_FollowedSymbol_HasTheDocumentedShape()
    {
        ProfiledSymbol btc = new(Market, "BTCUSDT");
        btc.Snapshot();
        Look(0);
        Look(30);
        btc.Ticker(599);
        Look(30);
        btc.Gap();
        Look(20);
        JsonNode profile = await GetJson("/api/symbol/BTCUSDT/profile");
        double spread = profile["typical"]!["spreadBps"]!.GetValue<double>();
        Assert.InRange(spread, 0.489, 0.511);
        Assert.InRange(profile["typical"]!["bidSpanBps"]!.GetValue<double>(), 10 * 0.978, 10 * 1.022);
        Assert.InRange(profile["typical"]!["askSpanBps"]!.GetValue<double>(), 40 * 0.978, 40 * 1.022);
        profile["typical"]!["spreadBps"] = profile["typical"]!["bidSpanBps"] = profile["typical"]!["askSpanBps"] = null;
        AssertJson(
            """
            {"symbol":"BTCUSDT","venue":"Bybit","followed":true,"profiledAt":1795262480000,"firstSeen":1795262400000,"lastSeen":1795262460000,
            "instrument":{"tickSize":"0.10","qtyStep":"0.001","quote":"USDC","contractType":"LinearPerpetual","launchedAt":1585526400000,"maxLeverage":100,"status":"Trading","category":"Prime","fundingIntervalMinutes":240},
            "stats24h":{"at":1795262460000,"turnover":5000000,"volume":70,"priceChangePct":-1.25},
            "typical":{"spreadBps":null,"spreadSamples":3,"bidSpanBps":null,"askSpanBps":null,"spanSamples":3,"messagesPerSecond":10},
            "lifetime":{"followedSeconds":80,"liveSeconds":60,"uptimeShare":0.75,"messages":601,"sequenceGaps":1,"resyncs":1,"crossedBooks":0,"unreadableFrames":0},
            "sinceStart":{"followedSeconds":80,"liveSeconds":60,"uptimeShare":0.75,"messages":601,"sequenceGaps":1,"resyncs":1,"crossedBooks":0,"unreadableFrames":0}}
            """,
            profile);
    }

    [Fact]
    public async Task Profile_FollowedButNotYetProfiled_HasFactsAndNulls()
    {
        Market.Follow("BTCUSDT");
        AssertJson(
            """
            {"symbol":"BTCUSDT","venue":"Bybit","followed":true,"profiledAt":null,"firstSeen":null,"lastSeen":null,
            "instrument":{"tickSize":"0.10","qtyStep":"0.001","quote":"USDC","contractType":"LinearPerpetual","launchedAt":1585526400000,"maxLeverage":100,"status":"Trading","category":"Prime","fundingIntervalMinutes":240},
            "stats24h":{"at":null,"turnover":null,"volume":null,"priceChangePct":null},
            "typical":{"spreadBps":null,"spreadSamples":0,"bidSpanBps":null,"askSpanBps":null,"spanSamples":0,"messagesPerSecond":null},
            "lifetime":null,"sinceStart":null}
            """,
            await GetJson("/api/symbol/BTCUSDT/profile"));
    }

    [Fact]
    public async Task Profile_NoLongerFollowed_IsServedAsItWasKept() => AssertJson(
        $$"""
        {"symbol":"OLDUSDT","venue":"Bybit","followed":false,"profiledAt":{{Views.AtMs - 1_000}},"firstSeen":12,"lastSeen":34,
        "instrument":{"tickSize":"0.5","qtyStep":"1","quote":"USDT","contractType":"InversePerpetual","launchedAt":11,"maxLeverage":25,"status":"PreLaunch","category":"Normal","fundingIntervalMinutes":480},
        "stats24h":{"at":33,"turnover":1,"volume":2,"priceChangePct":3},
        "typical":{"spreadBps":2,"spreadSamples":500,"bidSpanBps":20,"askSpanBps":30,"spanSamples":40,"messagesPerSecond":3.5},
        "lifetime":{"followedSeconds":100,"liveSeconds":50,"uptimeShare":0.5,"messages":1000,"sequenceGaps":7,"resyncs":9,"crossedBooks":2,"unreadableFrames":1},
        "sinceStart":{{NoTotals}}}
        """,
        await GetJson("/api/symbol/OLDUSDT/profile"));

    [Fact]
    public async Task Basic_LiveSymbol_HasFactsStateAndPrices()
    {
        Market.Follow("BTCUSDT");
        Market.Publish("BTCUSDT", Views.Live() with { BestBidTicks = 651_141, BestAskTicks = 651_143 });
        AssertJson(
            """
            {"symbol":"BTCUSDT","venue":"Bybit","followed":true,
            "instrument":{"tickSize":"0.10","qtyStep":"0.001","quote":"USDC","contractType":"LinearPerpetual","launchedAt":1585526400000,"maxLeverage":100,"status":"Trading","category":"Prime","fundingIntervalMinutes":240},
            "bookStatus":"Live","reason":null,"at":1795262400000,"last":"65114.20","bid":"65114.10","ask":"65114.30"}
            """,
            await GetJson("/api/symbol/BTCUSDT/basic"));
    }

    [Fact]
    public async Task Basic_BookNotLive_HasTheReasonAndTheLastPriceAlone()
    {
        Market.Follow("BTCUSDT");
        Market.Publish("BTCUSDT", Views.Invalid() with { BestBidTicks = 651_141, BestAskTicks = 651_143, Ticker = new() { LastPriceTicks = 651_140 } });
        JsonNode basic = await GetJson("/api/symbol/BTCUSDT/basic");
        Assert.Equal(
            ("Invalid", "sequence gap: expected update 12, received 15", "65114.00"),
            (basic["bookStatus"]!.GetValue<string>(), basic["reason"]!.GetValue<string>(), basic["last"]!.GetValue<string>()));
        Assert.Null(basic["bid"]);
        Assert.Null(basic["ask"]);
    }

    [Fact]
    public async Task Basic_NoLongerFollowed_HasFactsAlone() => AssertJson(
        """
        {"symbol":"OLDUSDT","venue":"Bybit","followed":false,
        "instrument":{"tickSize":"0.5","qtyStep":"1","quote":"USDT","contractType":"InversePerpetual","launchedAt":11,"maxLeverage":25,"status":"PreLaunch","category":"Normal","fundingIntervalMinutes":480},
        "bookStatus":null,"reason":null,"at":null,"last":null,"bid":null,"ask":null}
        """,
        await GetJson("/api/symbol/OLDUSDT/basic"));

    private void Look(int secondsLater)
    {
        Market.Health = Market.Health with { AtMs = Market.Health.AtMs + (secondsLater * 1_000) };
        Profiles.Look(Market);
    }
}
