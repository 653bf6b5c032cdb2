using System.Text.Json;
using Scalper.Sandbox.Synthetic;

namespace Scalper.Tests.Sandbox;

public sealed class RestDeskTests
{
    private readonly VirtualExchange _exchange = new(new SyntheticMarket(1, 1_200));

    [Theory]
    [InlineData(100)]
    [InlineData(499)]
    [InlineData(1000)]
    public void Instruments_AllPages_EveryTradingContractOnce(int limit)
    {
        List<string> symbols = [];
        string cursor = "";
        int pages = 0;
        do
        {
            JsonElement result = Result("/v5/market/instruments-info", $"category=linear&limit={limit}&cursor={cursor}");
            symbols.AddRange(List(result).Select(static entry => entry.Text("symbol")));
            cursor = result.Text("nextPageCursor");
            Assert.True(++pages <= 6);
        }
        while (cursor.Length > 0);
        Assert.Equal((498 + limit - 1) / limit, pages);
        Assert.Equal(498, symbols.Distinct().Count());
        Assert.Equal(498, symbols.Count);
    }

    [Theory]
    [InlineData("first%253DAUSDT%2526last%253DB")]
    [InlineData("first%3DAUSDT%26last%3DB")]
    [InlineData("first=AUSDT&last=B")]
    public void Cursor_EscapedOnceMoreOrLess_IsUnderstood(string cursor)
    {
        byte[] answer = _exchange.Desk.Answer("/v5/market/instruments-info", new Dictionary<string, string> { ["category"] = "linear", ["limit"] = "1", ["cursor"] = Uri.UnescapeDataString(cursor) }, 1)!;
        Assert.StartsWith("BEL", List(JsonSerializer.Deserialize<JsonElement>(answer).GetProperty("result"))[0].Text("symbol"), StringComparison.Ordinal);
    }

    [Fact]
    public void Instruments_Listing_LeavesSomethingToDecide()
    {
        JsonElement[] all = [.. List(Result("/v5/market/instruments-info", "category=linear&limit=1000")), .. List(Result("/v5/market/instruments-info", "category=linear&status=PreLaunch"))];
        Assert.Equal(500, all.Length);
        Assert.Equal(2, all.Count(static entry => entry.Text("status") == "PreLaunch"));
        Assert.InRange(all.Count(static entry => entry.Text("quoteCoin") == "USDC"), 20, 60);
        Assert.InRange(all.Count(static entry => entry.Text("contractType") == "LinearFutures"), 4, 20);
        Assert.InRange(all.Count(static entry => entry.GetProperty("leverageFilter").Number("maxLeverage") < 25), 20, 60);
        Assert.True(all.Count(static entry => entry.Text("status") == "Trading" && entry.Text("quoteCoin") == "USDT" && entry.Text("contractType") == "LinearPerpetual"
            && entry.GetProperty("leverageFilter").Number("maxLeverage") >= 25) > 350);
        Assert.Superset(new HashSet<string> { "BTCUSDT", "ETHUSDT", "BNBUSDT", "SOLUSDT", "XRPUSDT", "DOGEUSDT" }, all.Select(static entry => entry.Text("symbol")).ToHashSet());
    }

    [Fact]
    public void Instruments_OneSymbol_WholeEntry()
    {
        JsonElement entry = Assert.Single(List(Result("/v5/market/instruments-info", "category=linear&symbol=BTCUSDT")));
        Assert.Equal(("LinearPerpetual", "USDT", "1735689600000", 480), (entry.Text("contractType"), entry.Text("quoteCoin"), entry.Text("launchTime"), entry.GetProperty("fundingInterval").GetInt32()));
        Assert.Equal(("0.10", "0.001", "100.00"), (entry.GetProperty("priceFilter").Text("tickSize"), entry.GetProperty("lotSizeFilter").Text("qtyStep"), entry.GetProperty("leverageFilter").Text("maxLeverage")));
    }

    [Theory]
    [InlineData("/v5/market/instruments-info", "")]
    [InlineData("/v5/market/instruments-info", "category=moon")]
    [InlineData("/v5/market/instruments-info", "category=linear&limit=0")]
    [InlineData("/v5/market/instruments-info", "category=linear&limit=1001")]
    [InlineData("/v5/market/instruments-info", "category=linear&limit=x")]
    [InlineData("/v5/market/instruments-info", "category=linear&status=Sleeping")]
    [InlineData("/v5/market/instruments-info", "category=linear&cursor=nonsense")]
    [InlineData("/v5/market/tickers", "category=linear&symbol=NOPEUSDT")]
    [InlineData("/v5/market/orderbook", "category=linear")]
    [InlineData("/v5/market/orderbook", "category=linear&symbol=NOPEUSDT")]
    [InlineData("/v5/market/orderbook", "category=linear&symbol=BTCUSDT&limit=2000")]
    public void Get_BadParameters_Code10001WithAReason(string path, string query)
    {
        JsonElement answer = _exchange.Get(path, query);
        Assert.Equal(10001, answer.Long("retCode"));
        Assert.NotEmpty(answer.Text("retMsg"));
        Assert.Equal(["retCode", "retMsg", "result", "retExtInfo", "time"], answer.EnumerateObject().Select(static field => field.Name));
    }

    [Fact]
    public void Tickers_AllSymbols_VariedTurnoverAndUncrossedTouch()
    {
        JsonElement[] tickers = List(Result("/v5/market/tickers", "category=linear"));
        Assert.Equal(500, tickers.Length);
        JsonElement[] trading = [.. tickers.Where(static ticker => ticker.Text("bid1Price").Length > 0)];
        Assert.Equal(498, trading.Length);
        Assert.All(trading, static ticker => Assert.True(ticker.Number("bid1Price") < ticker.Number("ask1Price") && ticker.Number("turnover24h") > 0 && ticker.Number("volume24h") > 0));
        Assert.True(trading.Select(static ticker => ticker.Number("turnover24h")).Distinct().Count() > 450);
    }

    [Fact]
    public void OrderBook_Limit1000_WholeDepthForEverySymbol()
    {
        Assert.All(List(Result("/v5/market/instruments-info", "category=linear&limit=1000")).Select(static entry => entry.Text("symbol")), symbol =>
        {
            JsonElement book = Result("/v5/market/orderbook", $"category=linear&symbol={symbol}&limit=1000");
            Assert.Equal((1000, 1000), (book.GetProperty("b").GetArrayLength(), book.GetProperty("a").GetArrayLength()));
        });
    }

    [Fact]
    public void Time_Asked_TheExchangesTime()
    {
        JsonElement result = Result("/v5/market/time", "");
        Assert.Equal("1800000000123000000", result.Text("timeNano"));
        Assert.Equal("1800000000", result.Text("timeSecond"));
    }

    [Fact]
    public void Answer_UnknownPath_None() => Assert.Null(_exchange.Desk.Answer("/v5/market/nothing", new Dictionary<string, string>(), 1));

    private JsonElement Result(string path, string query)
    {
        JsonElement answer = _exchange.Get(path, query);
        Assert.Equal(0, answer.Long("retCode"));
        return answer.GetProperty("result");
    }

    private static JsonElement[] List(JsonElement result) => [.. result.GetProperty("list").EnumerateArray()];
}
