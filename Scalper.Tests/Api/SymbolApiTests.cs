using System.Net;
using System.Text.Json.Nodes;
using Scalper.Core.Engine;
using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Tape;
using Scalper.Tests.Components;

namespace Scalper.Tests.Api;

public sealed class SymbolApiTests : ApiFixture
{
    public SymbolApiTests()
    {
        Market.Follow("BTCUSDT");
        Market.Detail = Detail;
    }

    [Fact]
    public async Task Book_DefaultDepth_HasDecimalStringsBestFirst()
    {
        JsonNode book = await GetJson("/api/symbol/BTCUSDT/book");
        AssertJson(
            """
            {"symbol":"BTCUSDT","venue":"Bybit","status":"Live","updateId":77,"seq":1234,"at":1795262400000,
            "bids":[["65114.20","1.500"],["65114.10","0.001"]],"asks":[["65114.30","2.000"]]}
            """,
            book);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("200", 2)]
    public async Task Book_Depth_LimitsEachSide(string depth, int bids) =>
        Assert.Equal(bids, (await GetJson($"/api/symbol/BTCUSDT/book?depth={depth}"))["bids"]!.AsArray().Count);

    [Theory]
    [InlineData("0")]
    [InlineData("201")]
    [InlineData("-1")]
    [InlineData("ten")]
    [InlineData("")]
    public async Task Book_BadDepth_Is400ThatNamesBoth(string depth) => Assert.Equal(
        $"Parameter 'depth': expected a whole number from 1 to 200, received '{depth}'.",
        await GetProblem($"/api/symbol/BTCUSDT/book?depth={depth}", HttpStatusCode.BadRequest));

    [Fact]
    public async Task Trades_Tape_HasVenueWordsNewestFirst()
    {
        JsonNode trades = await GetJson("/api/symbol/BTCUSDT/trades");
        AssertJson(
            """
            [{"at":1795262400500,"price":"65114.30","qty":"0.004","side":"BUY","tickDirection":"ZeroPlusTick","id":"00000000-0000-0001-0000-000000000002"},
            {"at":1795262400400,"price":"65114.20","qty":"1.000","side":"SELL","tickDirection":null,"id":"7"}]
            """,
            trades);
    }

    [Theory]
    [InlineData("?interval=15s", 15_000)]
    [InlineData("?interval=1m", 60_000)]
    [InlineData("", 60_000)]
    [InlineData("?interval=5m", 300_000)]
    [InlineData("?interval=15m", 900_000)]
    public async Task Candles_Interval_ChoosesTheSeries(string query, int openAt)
    {
        JsonNode candles = await GetJson("/api/symbol/BTCUSDT/candles" + query);
        AssertJson(
            $$"""
            [{"openAt":{{openAt}},"open":"10.00","high":"12.00","low":"9.00","close":"11.00","volume":"5.000","buyVolume":"3.000","trades":4}]
            """,
            candles);
    }

    [Theory]
    [InlineData("2m")]
    [InlineData("1M")]
    [InlineData("")]
    public async Task Candles_BadInterval_Is400ThatNamesBoth(string interval) => Assert.Equal(
        $"Parameter 'interval': expected 15s, 1m, 5m or 15m, received '{interval}'.",
        await GetProblem($"/api/symbol/BTCUSDT/candles?interval={interval}", HttpStatusCode.BadRequest));

    [Theory]
    [InlineData("book")]
    [InlineData("trades")]
    [InlineData("candles")]
    public async Task Get_LaneBusy_Is503WithTheReason(string what)
    {
        Market.Detail = null;
        Assert.Equal(
            "The inbox of lane 0 is full. Try again.",
            await GetProblem($"/api/symbol/BTCUSDT/{what}", HttpStatusCode.ServiceUnavailable));
    }

    internal static SymbolDetail Detail(FollowedSymbol symbol) => new()
    {
        Instrument = symbol.Instrument,
        View = Views.Live(),
        Bids = [new BookLevel(651_142, 1500), new BookLevel(651_141, 1)],
        Asks = [new BookLevel(651_143, 2000)],
        Trades =
        [
            new Trade
            {
                Id = new TradeId(((UInt128)1 << 64) | 2), ExchangeTimeMs = Views.AtMs + 500, PriceTicks = 651_143, QtyLots = 4,
                Side = AggressorSide.Buy, TickDirection = TickDirection.ZeroPlusTick,
            },
            new Trade { Id = new TradeId(7), ExchangeTimeMs = Views.AtMs + 400, PriceTicks = 651_142, QtyLots = 1000, Side = AggressorSide.Sell },
        ],
        Candles = new Dictionary<CandleInterval, IReadOnlyList<Candle>>
        {
            [CandleInterval.Seconds15] = [Bar(15_000)],
            [CandleInterval.Minute1] = [Bar(60_000)],
            [CandleInterval.Minutes5] = [Bar(300_000)],
            [CandleInterval.Minutes15] = [Bar(900_000)],
        },
    };

    private static Candle Bar(long openAt) => new(openAt, 100, 120, 90, 110, 5000, 3000, 4);
}
