using Microsoft.AspNetCore.Http;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Binance;
using Scalper.Tests.Captures;

namespace Scalper.Tests.Venues;

public sealed class BinanceRestTests
{
    private const string Tickers = """[{"symbol":"AUSDT","volume":"10","quoteVolume":"1000.5"},{"symbol":"BUSDT","volume":"","quoteVolume":"0"}]""";

    [Fact]
    public async Task ListContracts_TwoAnswers_AreJoined()
    {
        List<string> asked = [];
        ContractList list = await ReadAsync(context =>
        {
            asked.Add(context.Request.Path + context.Request.QueryString);
            return context.Response.WriteAsync(IsTickers(context) ? Tickers : Info(Contract("AUSDT", tick: "0.010"), Contract("BUSDT")));
        });

        ListedContract contract = list.Contracts[0];
        Assert.Equal(("Binance:AUSDT", "AUSDT", "Binance"), (contract.Symbol, contract.Instrument.Name, contract.Instrument.Venue));
        Assert.Equal(("0.010", "0.001"), (contract.Instrument.TickSize.Text, contract.Instrument.QtyStep.Text));
        Assert.Equal((10, 1000.5, null), (contract.Volume24h, contract.Turnover24h, contract.MaxLeverage));
        Assert.Equal((null, 0.0), (list.Contracts[1].Volume24h, list.Contracts[1].Turnover24h));
        Assert.Null(list.Notice);
        Assert.Equal(["/fapi/v1/ticker/24hr", "/fapi/v1/exchangeInfo"], asked);
    }

    [Fact]
    public async Task ListContracts_OtherKinds_AreTold()
    {
        IReadOnlyList<ListedContract> contracts = await ListAsync(
            Contract("AUSDT"),
            Contract("AUSDC", quote: "USDC"),
            Contract("AUSDT_261225", type: "CURRENT_QUARTER"),
            Contract("GOLDUSDT", type: "TRADIFI_PERPETUAL"),
            Contract("NEWUSDT", status: "PENDING_TRADING"),
            Contract("OLDUSDT", type: "", quote: "", status: "SETTLING"));

        Assert.Equal([true, false, false, false, true, false], contracts.Select(c => c.IsUsdtPerpetual));
        Assert.Equal([true, true, true, true, false, false], contracts.Select(c => c.IsTrading));
        Assert.Equal(["TRADING", "PENDING_TRADING", "SETTLING"], contracts.Select(c => c.Status).Distinct());
        Assert.Equal(["PERPETUAL", "CURRENT_QUARTER", "TRADIFI_PERPETUAL", null], contracts.Select(c => c.ContractType).Distinct());
        Assert.Equal(["USDT", "USDC", null], contracts.Select(c => c.Quote).Distinct());
    }

    [Theory]
    [InlineData("""{"symbol":"ODDUSDT"}""", "Binance:ODDUSDT")]
    [InlineData("""{"symbol":"ODDUSDT","contractType":"PERPETUAL","status":"TRADING","quoteAsset":"USDT","filters":[{"filterType":"PRICE_FILTER","tickSize":"0.1"}]}""", "Binance:ODDUSDT")]
    [InlineData("""{"symbol":"ODDUSDT","contractType":"PERPETUAL","status":"TRADING","quoteAsset":"USDT","filters":[{"filterType":"PRICE_FILTER","tickSize":"0"},{"filterType":"LOT_SIZE","stepSize":"1"}]}""", "Binance:ODDUSDT")]
    [InlineData("""{"symbol":"ODDUSDT","contractType":"PERPETUAL","status":"TRADING","quoteAsset":"USDT","filters":[{"filterType":"PRICE_FILTER","tickSize":0.1},{"filterType":"LOT_SIZE","stepSize":"1"}]}""", "Binance:ODDUSDT")]
    [InlineData("""{"symbol":"ODDUSDT","contractType":"PERPETUAL","status":"TRADING","quoteAsset":"USDT","filters":[{"filterType":"PRICE_FILTER","tickSize":"0.1"},{"filterType":"LOT_SIZE"}]}""", "Binance:ODDUSDT")]
    [InlineData("""{"symbol":"ODDUSDT","contractType":"PERPETUAL","status":"TRADING","quoteAsset":"USDT","filters":{}}""", "Binance:ODDUSDT")]
    [InlineData("""{"symbol":"","contractType":"PERPETUAL","status":"TRADING","quoteAsset":"USDT","filters":[{"filterType":"PRICE_FILTER","tickSize":"0.1"},{"filterType":"LOT_SIZE","stepSize":"1"}]}""", "Binance:(no symbol)")]
    [InlineData("""{"symbol":7}""", "Binance:(no symbol)")]
    [InlineData("null", "Binance:(no symbol)")]
    public async Task ListContracts_OneThatCannotBeRead_IsLeftOutAndNamed(string odd, string name)
    {
        ContractList list = await ReadAsync(context => context.Response.WriteAsync(IsTickers(context) ? Tickers : Info(Contract("AUSDT"), odd, Contract("BUSDT"))));
        Assert.Equal(["Binance:AUSDT", "Binance:BUSDT"], list.Contracts.Select(c => c.Symbol));
        Assert.Equal([name], list.LeftOut);
    }

    [Theory]
    [InlineData("1569398400000", 1_569_398_400_000)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("null", null)]
    [InlineData("253402300800000", null)]
    public async Task ListContracts_LaunchTime_IsOneOrNone(string onboardDate, long? expected) =>
        Assert.Equal(expected, Assert.Single(await ListAsync(Contract("AUSDT", onboardDate: onboardDate))).LaunchedAtMs);

    [CapturesTheory]
    [InlineData("rest_202512_fapi_exchangeInfo.json.gz", 649, 605, 575, 1_569_398_400_000, 1_765_726_200_000)]
    [InlineData("rest_usdm_20210722_exchangeInfo.json.gz", 122, 117, 121, 1_569_398_400_000, 1_626_332_400_000)]
    public async Task ListContracts_RecordedContracts_AreAllRead(string file, int all, int perpetual, int trading, long firstMs, long lastMs)
    {
        string body = BinanceCaptures.Body(file);
        ContractList list = await ReadAsync(context => context.Response.WriteAsync(IsTickers(context) ? Tickers : body));
        Assert.Empty(list.LeftOut);
        Assert.Equal((all, perpetual, trading), (list.Contracts.Count, list.Contracts.Count(c => c.IsUsdtPerpetual), list.Contracts.Count(c => c.IsTrading)));
        Assert.Equal((firstMs, lastMs), (list.Contracts.Min(c => c.LaunchedAtMs), list.Contracts.Max(c => c.LaunchedAtMs)));
    }

    [Theory]
    [Trait("Fault", "F-49")]
    [InlineData(200, """{"code":-1003,"msg":"Too many requests."}""", "lacks a field")]
    [InlineData(200, "{}", "lacks a field")]
    [InlineData(200, "[7]", "lacks a field")]
    [InlineData(200, """[{"symbol":7}]""", "lacks a field")]
    [InlineData(200, """[{"symbol":"A","volume":1}]""", "lacks a field")]
    [InlineData(200, """[{"symbol":"A"},{"symbol":"A"}]""", "lacks a field")]
    [InlineData(200, "[]", "no tickers at all")]
    [InlineData(200, "", "not JSON")]
    [InlineData(200, "[{", "not JSON")]
    [InlineData(400, """{"code":-1121,"msg":"Invalid symbol."}""", "HTTP 400, code -1121")]
    [InlineData(400, """{"code":"-1121"}""", "HTTP 400")]
    [InlineData(400, "[]", "HTTP 400")]
    [InlineData(503, "Service Unavailable.", "HTTP 503")]
    public async Task ListContracts_NoUsableTickers_SaysWhatCameInOneLine(int status, string body, string expected)
    {
        string message = await RefusalAsync(rest => rest.ListContractsAsync(default), async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
        Assert.StartsWith("GET /fapi/v1/ticker/24hr: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"symbols":[]}""", "no contracts at all")]
    [InlineData("""{"symbols":[7,{}]}""", "none of 2 contracts has the documented form")]
    [InlineData("""{"symbols":{}}""", "lacks a field")]
    [InlineData("[]", "lacks a field")]
    public async Task ListContracts_NoUsableContracts_IsRefused(string info, string expected)
    {
        string message = await RefusalAsync(rest => rest.ListContractsAsync(default), context => context.Response.WriteAsync(IsTickers(context) ? Tickers : info));
        Assert.StartsWith("GET /fapi/v1/exchangeInfo: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Binance:BUSDT")]
    [InlineData("BUSDT")]
    public async Task Find_Listed_IsFoundBesideOthersOfAnotherShape(string symbol)
    {
        Instrument? found = await AskAsync(
            rest => rest.FindInstrumentAsync(symbol, default), context => context.Response.WriteAsync(Info("7", "{}", """{"symbol":7}""", Contract("AUSDT"), Contract("BUSDT", tick: "0.50"))));
        Assert.Equal(("Binance:BUSDT", "0.50", "0.001"), (found?.Symbol, found?.TickSize.Text, found?.QtyStep.Text));
    }

    [Theory]
    [InlineData("Binance:NOPEUSDT")]
    [InlineData("ausdt")]
    [InlineData("Binance:")]
    [InlineData("")]
    public async Task Find_NotListed_IsNone(string symbol) =>
        Assert.Null(await AskAsync(rest => rest.FindInstrumentAsync(symbol, default), context => context.Response.WriteAsync(Info(Contract("AUSDT")))));

    [Fact]
    public async Task Find_ListedInAnotherShape_IsRefused()
    {
        string message = await RefusalAsync(
            rest => rest.FindInstrumentAsync("Binance:AUSDT", default), context => context.Response.WriteAsync(Info("""{"symbol":"AUSDT","filters":[]}""")));
        Assert.Contains("no filter PRICE_FILTER", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadTime_Milliseconds_AreNanoseconds() =>
        Assert.Equal(1_786_000_000_005_000_000, await AskAsync(rest => rest.ReadTimeAsync(default), context => context.Response.WriteAsync("""{"serverTime":1786000000005}""")));

    [Theory]
    [InlineData("""{"serverTime":"1786000000005"}""")]
    [InlineData("""{"serverTime":-1}""")]
    [InlineData("""{"serverTime":1.5}""")]
    [InlineData("""{"serverTime":9999999999999999}""")]
    public async Task ReadTime_NoTime_IsRefused(string body) =>
        Assert.Contains("lacks a field", await RefusalAsync(rest => rest.ReadTimeAsync(default), context => context.Response.WriteAsync(body)), StringComparison.Ordinal);

    private static bool IsTickers(HttpContext context) => context.Request.Path == "/fapi/v1/ticker/24hr";

    private static async Task<IReadOnlyList<ListedContract>> ListAsync(params string[] contracts) =>
        (await ReadAsync(context => context.Response.WriteAsync(IsTickers(context) ? Tickers : Info(contracts)))).Contracts;

    private static Task<ContractList> ReadAsync(RequestDelegate answer) => AskAsync(rest => rest.ListContractsAsync(default), answer);

    private static async Task<T> AskAsync<T>(Func<BinanceRest, Task<T>> ask, RequestDelegate answer)
    {
        await using LoopbackRest server = await LoopbackRest.StartAsync(answer);
        using HttpClient http = new();
        return await ask(new BinanceRest(http, server.Address));
    }

    private static async Task<string> RefusalAsync<T>(Func<BinanceRest, Task<T>> ask, RequestDelegate answer)
    {
        VenueRequestException e = await Assert.ThrowsAsync<VenueRequestException>(() => AskAsync(ask, answer));
        Assert.DoesNotContain('\n', e.Message);
        return e.Message;
    }

    private static string Info(params string[] contracts) => $$"""{"timezone":"UTC","serverTime":1,"symbols":[{{string.Join(',', contracts)}}]}""";

    private static string Contract(
        string symbol, string type = "PERPETUAL", string quote = "USDT", string status = "TRADING", string tick = "0.10", string onboardDate = "1") =>
        $$"""{"symbol":"{{symbol}}","contractType":"{{type}}","onboardDate":{{onboardDate}},"status":"{{status}}","quoteAsset":"{{quote}}","filters":[{"filterType":"MARKET_LOT_SIZE","stepSize":"9"},{"tickSize":"{{tick}}","filterType":"PRICE_FILTER"},{"filterType":"LOT_SIZE","stepSize":"0.001"}]}""";
}
