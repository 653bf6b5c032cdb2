using System.Globalization;
using Microsoft.AspNetCore.Http;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Captures;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Venues;

public sealed class BybitRestTests
{
    private const string Tickers =
        """{"retCode":0,"retMsg":"OK","result":{"category":"linear","list":[{"symbol":"AUSDT","volume24h":"10","turnover24h":"1000.5"},{"symbol":"BUSDT","volume24h":"","turnover24h":"0"}]}}""";

    [Fact]
    public async Task ListContracts_SeveralPages_FollowsTheCursorAndJoinsTheFigures()
    {
        List<string> asked = [];
        IReadOnlyList<ListedContract> contracts = await ListAsync(async context =>
        {
            asked.Add(context.Request.Path + context.Request.QueryString);
            await context.Response.WriteAsync(
                context.Request.Path == "/v5/market/tickers" ? Tickers
                : context.Request.Query["cursor"] == "page 2&3" ? Page("", Contract("BUSDT"), Contract("AUSDT"))
                : Page("page 2&3", Contract("AUSDT", leverage: "12.50")));
        });

        Assert.Equal(["AUSDT", "BUSDT"], contracts.Select(c => c.Symbol));
        Assert.Equal((12.5, 10, 1000.5), (contracts[0].MaxLeverage, contracts[0].Volume24h, contracts[0].Turnover24h));
        Assert.Equal((null, 0.0), (contracts[1].Volume24h, contracts[1].Turnover24h));
        Assert.Equal(
            ["/v5/market/tickers?category=linear", "/v5/market/instruments-info?category=linear&limit=1000", "/v5/market/instruments-info?category=linear&limit=1000&cursor=page%202%263"],
            asked);
    }

    [Fact]
    public async Task ListContracts_OtherKinds_AreTold()
    {
        IReadOnlyList<ListedContract> contracts = await ListAsync(context => context.Response.WriteAsync(
            context.Request.Path == "/v5/market/tickers" ? Tickers : Page(
                "",
                Contract("AUSDT"),
                Contract("APERP", quote: "USDC"),
                Contract("AUSDT-26DEC25", type: "LinearFutures"),
                Contract("NEWUSDT", status: "PreLaunch"),
                Contract("BADUSDT", tick: "0"))));

        Assert.Equal(["AUSDT", "APERP", "AUSDT-26DEC25", "NEWUSDT"], contracts.Select(c => c.Symbol));
        Assert.Equal([true, false, false, true], contracts.Select(c => c.IsUsdtPerpetual));
        Assert.Equal([true, true, true, false], contracts.Select(c => c.IsTrading));
        Assert.Equal(["Trading", "Trading", "Trading", "PreLaunch"], contracts.Select(c => c.Status));
    }

    [Theory]
    [InlineData("""{"symbol":"ODDUSDT"}""", "ODDUSDT")]
    [InlineData("""{"symbol":"ODDUSDT","contractType":"LinearPerpetual","status":"Trading","quoteCoin":"USDT","priceFilter":{"tickSize":"0.1"},"lotSizeFilter":{"qtyStep":"1"}}""", "ODDUSDT")]
    [InlineData("""{"symbol":"ODDUSDT","contractType":"LinearPerpetual","status":"Trading","quoteCoin":"USDT","leverageFilter":{"maxLeverage":50},"priceFilter":{"tickSize":"0.1"},"lotSizeFilter":{"qtyStep":"1"}}""", "ODDUSDT")]
    [InlineData("""{"symbol":"ODDUSDT","contractType":"LinearPerpetual","status":"Trading","quoteCoin":"USDT","leverageFilter":{"maxLeverage":"50"},"priceFilter":null,"lotSizeFilter":{"qtyStep":"1"}}""", "ODDUSDT")]
    [InlineData("""{"symbol":"ODDUSDT","contractType":"LinearPerpetual","status":"Trading","quoteCoin":"USDT","leverageFilter":{"maxLeverage":"50"},"priceFilter":{"tickSize":"0.1"},"lotSizeFilter":[]}""", "ODDUSDT")]
    [InlineData("""{"symbol":"","contractType":"LinearPerpetual","status":"Trading","quoteCoin":"USDT","leverageFilter":{"maxLeverage":"50"},"priceFilter":{"tickSize":"0.1"},"lotSizeFilter":{"qtyStep":"1"}}""", "(no symbol)")]
    [InlineData("""{"symbol":"ODD\nUSDT"}""", "ODD USDT")]
    [InlineData("""{"symbol":7}""", "(no symbol)")]
    [InlineData("null", "(no symbol)")]
    [InlineData("7", "(no symbol)")]
    public async Task ListContracts_OneThatCannotBeRead_IsLeftOutAndNamed(string odd, string name)
    {
        ContractList list = await ReadAsync(context => context.Response.WriteAsync(
            context.Request.Path == "/v5/market/tickers" ? Tickers : Page("", Contract("AUSDT"), odd, Contract("BUSDT"))));
        Assert.Equal(["AUSDT", "BUSDT"], list.Contracts.Select(c => c.Symbol));
        Assert.Equal([name], list.LeftOut);
        Assert.Equal($"Contracts left out, because the venue's data of them could not be read (1): {name}.", list.Notice);
    }

    [Fact]
    public async Task ListContracts_ManyThatCannotBeRead_AreCountedAndTheFirstNamed()
    {
        string[] odd = [.. Enumerable.Range(10, 12).Select(i => string.Create(CultureInfo.InvariantCulture, $"{{\"symbol\":\"O{i}\"}}"))];
        ContractList list = await ReadAsync(context => context.Response.WriteAsync(
            context.Request.Path == "/v5/market/tickers" ? Tickers : Page("", [Contract("AUSDT"), .. odd])));
        Assert.Equal(12, list.LeftOut.Count);
        Assert.EndsWith("(12): O10, O11, O12, O13, O14, O15, O16, O17, O18, O19 and 2 more.", list.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListContracts_FactsBesideTheRules_AreRead()
    {
        ListedContract contract = await FactsOfAsync(""" "launchTime":"1758175736000","fundingInterval":240 """, type: "LinearFutures", quote: "USDC");
        Assert.Equal(
            ("USDC", "LinearFutures", 1_758_175_736_000L, 240), (contract.Quote, contract.ContractType, contract.LaunchedAtMs, contract.FundingIntervalMinutes));
        contract = await FactsOfAsync(""" "launchTime":1758175736000,"fundingInterval":"60" """);
        Assert.Equal((1_758_175_736_000L, 60), (contract.LaunchedAtMs, contract.FundingIntervalMinutes));
    }

    [Theory]
    [InlineData(""" "other":1 """)]
    [InlineData(""" "launchTime":"","fundingInterval":"" """)]
    [InlineData(""" "launchTime":"0","fundingInterval":0 """)]
    [InlineData(""" "launchTime":null,"fundingInterval":null """)]
    [InlineData(""" "launchTime":true,"fundingInterval":[480] """)]
    [InlineData(""" "launchTime":{"ms":1},"fundingInterval":{} """)]
    [InlineData(""" "launchTime":"2025-09-18","fundingInterval":"8h" """)]
    [InlineData(""" "launchTime":"-1758175736000","fundingInterval":-480 """)]
    [InlineData(""" "launchTime":1.5e12,"fundingInterval":480.5 """)]
    [InlineData(""" "launchTime":"253402300800000","fundingInterval":2147483648 """)]
    [InlineData(""" "launchTime":"99999999999999999999","fundingInterval":99999999999999999999 """)]
    [InlineData(""" "launchTime":"\ud800","fundingInterval":"\ud800" """)]
    public async Task ListContracts_FactThatMakesNoSense_IsNoneAndCostsNothing(string facts)
    {
        ListedContract contract = await FactsOfAsync(facts);
        Assert.Equal((null, null), (contract.LaunchedAtMs, contract.FundingIntervalMinutes));
        Assert.True(contract is { IsTrading: true, IsUsdtPerpetual: true, MaxLeverage: 50, Quote: "USDT" });
    }

    [Theory]
    [InlineData("")]
    [InlineData("much")]
    [InlineData("NaN")]
    public async Task ListContracts_LeverageThatIsNoNumber_IsNone(string leverage)
    {
        IReadOnlyList<ListedContract> contracts = await ListAsync(context => context.Response.WriteAsync(
            context.Request.Path == "/v5/market/tickers" ? Tickers : Page("", Contract("AUSDT", leverage: leverage))));
        Assert.Null(Assert.Single(contracts).MaxLeverage);
    }

    [Fact]
    public async Task ListContracts_VenueNamesNeitherKindNorQuote_AreNone()
    {
        ListedContract contract = await FactsOfAsync(""" "x":1 """, type: "", quote: "");
        Assert.Equal((null, null, false), (contract.ContractType, contract.Quote, contract.IsUsdtPerpetual));
    }

    [CapturesFact]
    public async Task ListContracts_RecordedInstruments_AreAllRead()
    {
        string body = RecordedInstruments.Body();
        IReadOnlyList<ListedContract> contracts = await ListAsync(context =>
            context.Response.WriteAsync(context.Request.Path == "/v5/market/tickers" ? Tickers : body));
        Assert.Equal(800, contracts.Count);
        Assert.Equal(692, contracts.Count(c => c.IsUsdtPerpetual));
        Assert.Equal((732, 68), (contracts.Count(c => c.Quote == "USDT"), contracts.Count(c => c.Quote == "USDC")));
        Assert.Equal((760, 40), (contracts.Count(c => c.ContractType == "LinearPerpetual"), contracts.Count(c => c.ContractType == "LinearFutures")));
        Assert.Equal([(60, 1), (240, 407), (480, 352)], contracts.Where(c => c.FundingIntervalMinutes is not null)
            .CountBy(c => c.FundingIntervalMinutes!.Value).Select(c => (c.Key, c.Value)).Order());
        Assert.Equal((1_514_764_800_000L, 1_786_098_422_000L), (contracts.Min(c => c.LaunchedAtMs), contracts.Max(c => c.LaunchedAtMs)));
        Assert.All(contracts, c => Assert.NotNull(c.LaunchedAtMs));
    }

    [Theory]
    [Trait("Fault", "F-49")]
    [InlineData(200, """{"retCode":10006,"retMsg":"Too many visits!","result":{}}""", "retCode 10006")]
    [InlineData(200, """{"retCode":"0","result":{}}""", "lacks a field")]
    [InlineData(200, """{"retMsg":"OK","result":{}}""", "lacks a field")]
    [InlineData(200, """{"retCode":0}""", "expected 0 with a result")]
    [InlineData(200, """{"retCode":0,"result":[]}""", "expected 0 with a result")]
    [InlineData(200, """{"retCode":0,"result":{}}""", "lacks a field")]
    [InlineData(200, """{"retCode":0,"result":{"list":7}}""", "lacks a field")]
    [InlineData(200, """{"retCode":0,"result":{"list":[7]}}""", "lacks a field")]
    [InlineData(200, """{"retCode":0,"result":{"list":[{}]}}""", "lacks a field")]
    [InlineData(200, """{"retCode":0,"result":{"list":[{"symbol":7}]}}""", "lacks a field")]
    [InlineData(200, """{"retCode":0,"result":{"list":[{"symbol":"A"},{"symbol":"A"}]}}""", "lacks a field")]
    [InlineData(200, """{"retCode":0,"result":{"list":[]}}""", "no tickers at all")]
    [InlineData(200, """[]""", "lacks a field")]
    [InlineData(200, "", "not JSON")]
    [InlineData(200, "<html>\r\n<body>Sorry</body></html>", "not JSON")]
    [InlineData(200, """{"retCode":0,"result":{"list":[""", "not JSON")]
    [InlineData(403, "access too frequent", "HTTP 403")]
    [InlineData(429, "{}", "HTTP 429")]
    [InlineData(502, "<html>Bad Gateway</html>", "HTTP 502")]
    public async Task ListContracts_NoUsableTickers_SaysWhatCameInOneLine(int status, string body, string expected)
    {
        string message = await RefusalAsync(async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(body);
        });
        Assert.StartsWith("GET /v5/market/tickers?category=linear: ", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"symbol":"AUSDT"}""", "\"\"")]
    [InlineData("""{"symbol":"AUSDT","priceFilter":{"tickSize":0.1}}""", "\"\"")]
    [InlineData("null", "\"\"")]
    [InlineData(null, "7")]
    [InlineData(null, "{}")]
    public async Task ListContracts_InstrumentsOfAnotherShape_IsRefused(string? contract, string cursor)
    {
        string page = $$$"""{"retCode":0,"result":{"list":[{{{contract ?? Contract("AUSDT")}}}],"nextPageCursor":{{{cursor}}} }}""";
        string message = await RefusalAsync(context => context.Response.WriteAsync(context.Request.Path == "/v5/market/tickers" ? Tickers : page));
        Assert.Contains("instruments-info", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListContracts_NoContracts_IsRefused()
    {
        string message = await RefusalAsync(context => context.Response.WriteAsync(context.Request.Path == "/v5/market/tickers" ? Tickers : Page("")));
        Assert.EndsWith("no contracts at all", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListContracts_CursorWithoutEnd_GivesUp()
    {
        int pages = 0;
        string message = await RefusalAsync(context => context.Response.WriteAsync(
            context.Request.Path == "/v5/market/tickers" ? Tickers : Page(string.Create(CultureInfo.InvariantCulture, $"{++pages}"), Contract("AUSDT"))));
        Assert.Equal(50, pages);
        Assert.Contains("did not end after 50 pages", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListContracts_ServerThatDoesNotAnswer_EndsAtTheTimeout()
    {
        string message = await RefusalAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted), TimeSpan.FromMilliseconds(200));
        Assert.Contains("no answer in time", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListContracts_ConnectionCutInTheBody_IsRefused()
    {
        await RefusalAsync(async context =>
        {
            context.Response.ContentLength = 1_000;
            await context.Response.WriteAsync("{\"retCode\":0,");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
    }

    [Fact]
    public async Task ListContracts_NobodyListens_IsRefused()
    {
        Uri gone;
        await using (LoopbackRest server = await LoopbackRest.StartAsync(_ => Task.CompletedTask))
        {
            gone = server.Address;
        }

        using HttpClient http = new();
        await Assert.ThrowsAsync<VenueRequestException>(() => new BybitRest(http, gone).ListContractsAsync(default));
    }

    [Fact]
    public async Task ListContracts_CallerGivesUp_IsCancelledAndNoRefusal()
    {
        using CancellationTokenSource cancellation = new();
        await using LoopbackRest server = await LoopbackRest.StartAsync(async context =>
        {
            await cancellation.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using HttpClient http = new();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new BybitRest(http, server.Address).ListContractsAsync(cancellation.Token));
    }

    private static async Task<ListedContract> FactsOfAsync(string facts, string type = "LinearPerpetual", string quote = "USDT")
    {
        string contract = $"{Contract("AUSDT", type, quote).TrimEnd('}')}}},{facts}}}";
        ContractList list = await ReadAsync(context => context.Response.WriteAsync(context.Request.Path == "/v5/market/tickers" ? Tickers : Page("", contract)));
        Assert.Empty(list.LeftOut);
        return Assert.Single(list.Contracts);
    }

    private static async Task<IReadOnlyList<ListedContract>> ListAsync(RequestDelegate answer, TimeSpan? timeout = null) =>
        (await ReadAsync(answer, timeout)).Contracts;

    private static async Task<ContractList> ReadAsync(RequestDelegate answer, TimeSpan? timeout = null)
    {
        await using LoopbackRest server = await LoopbackRest.StartAsync(answer);
        using HttpClient http = new() { Timeout = timeout ?? TimeSpan.FromSeconds(30) };
        return await new BybitRest(http, server.Address).ListContractsAsync(default);
    }

    private static async Task<string> RefusalAsync(RequestDelegate answer, TimeSpan? timeout = null)
    {
        VenueRequestException e = await Assert.ThrowsAsync<VenueRequestException>(() => ListAsync(answer, timeout));
        Assert.DoesNotContain('\n', e.Message);
        return e.Message;
    }

    private static string Page(string cursor, params string[] contracts) =>
        $$$"""{"retCode":0,"retMsg":"OK","result":{"category":"linear","list":[{{{string.Join(',', contracts)}}}],"nextPageCursor":"{{{cursor}}}"},"time":1}""";

    private static string Contract(
        string symbol, string type = "LinearPerpetual", string quote = "USDT", string status = "Trading", string leverage = "50.00", string tick = "0.10") =>
        $$$"""{"symbol":"{{{symbol}}}","contractType":"{{{type}}}","status":"{{{status}}}","quoteCoin":"{{{quote}}}","leverageFilter":{"maxLeverage":"{{{leverage}}}"},"priceFilter":{"tickSize":"{{{tick}}}"},"lotSizeFilter":{"qtyStep":"0.001"}}""";
}
