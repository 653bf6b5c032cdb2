using System.Net;
using System.Text.Json.Nodes;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Tests.Components;

namespace Scalper.Tests.Api;

public sealed class SymbolListApiTests : ApiFixture
{
    private static readonly DateTimeOffset ListedAt = DateTimeOffset.FromUnixTimeMilliseconds(Views.AtMs - 90_000);

    public SymbolListApiTests()
    {
        ListedContract[] listed =
        [
            Listed("BTCUSDT", leverage: 100, volume: 5, turnover: 50), Listed("AUSDT", leverage: 50, volume: 7, turnover: 900),
            Listed("BUSDT", leverage: 25, volume: 1, turnover: 10), Listed("LOWUSDT", leverage: 10, volume: 9, turnover: 20),
            Listed("NEWUSDT", leverage: 75, volume: null, turnover: null, status: "PreLaunch"),
        ];
        Market.Universe = UniverseRule.Choose(listed, new() { Prime = ["BTCUSDT"] }) with { ListedAt = ListedAt };
        Market.Follow("BTCUSDT");
        Market.Follow("AUSDT");
        Market.Publish("BTCUSDT", Views.Live());
        Market.Publish("AUSDT", Views.Invalid());
    }

    [Fact]
    public async Task Symbols_WithoutAccount_IsRefused()
    {
        Http.DefaultRequestHeaders.Remove("X-User");
        using HttpResponseMessage response = await Http.GetAsync("/api/symbols");
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Symbols_All_HaveTheDocumentedShapeInOrderOfRank()
    {
        JsonNode list = await GetJson("/api/symbols");
        Assert.Equal(["source", "listedAt", "ageMs", "notice", "refresh", "total", "symbols"], Names(list));
        Assert.Equal(("Venue", ListedAt.ToUnixTimeMilliseconds(), 90_000L, 5),
            (list["source"]!.GetValue<string>(), list["listedAt"]!.GetValue<long>(), list["ageMs"]!.GetValue<long>(), list["total"]!.GetValue<int>()));
        AssertJson(
            """
            [{"symbol":"BTCUSDT","venue":"Bybit","category":"Prime","rule":"PrimeList","reason":"named in Universe:Prime","followed":true,"bookStatus":"Live",
            "maxLeverage":100,"volume24h":5,"turnover24h":50,"status":"Trading","tickSize":"0.10","qtyStep":"0.001"},
            {"symbol":"AUSDT","venue":"Bybit","category":"Normal","rule":"Rank","reason":"rank 2, at most 300 are followed","followed":true,"bookStatus":"Invalid",
            "maxLeverage":50,"volume24h":7,"turnover24h":900,"status":"Trading","tickSize":"0.10","qtyStep":"0.001"},
            {"symbol":"BUSDT","venue":"Bybit","category":"Normal","rule":"Rank","reason":"rank 3, at most 300 are followed","followed":false,"bookStatus":null,
            "maxLeverage":25,"volume24h":1,"turnover24h":10,"status":"Trading","tickSize":"0.5","qtyStep":"1"},
            {"symbol":"LOWUSDT","venue":"Bybit","category":"Excluded","rule":"Leverage","reason":"maximum leverage 10, asked for 25","followed":false,"bookStatus":null,
            "maxLeverage":10,"volume24h":9,"turnover24h":20,"status":"Trading","tickSize":"0.5","qtyStep":"1"},
            {"symbol":"NEWUSDT","venue":"Bybit","category":"Excluded","rule":"Status","reason":"not traded now, the venue says PreLaunch","followed":false,"bookStatus":null,
            "maxLeverage":75,"volume24h":null,"turnover24h":null,"status":"PreLaunch","tickSize":"0.5","qtyStep":"1"}]
            """,
            list["symbols"]!);
    }

    [Theory]
    [InlineData("category=prime", "BTCUSDT")]
    [InlineData("category=Normal", "AUSDT BUSDT")]
    [InlineData("category=excluded", "LOWUSDT NEWUSDT")]
    [InlineData("followed=true", "BTCUSDT AUSDT")]
    [InlineData("followed=false", "BUSDT LOWUSDT NEWUSDT")]
    [InlineData("search=wus", "LOWUSDT NEWUSDT")]
    [InlineData("search=none", "")]
    [InlineData("category=normal&followed=false&search=B", "BUSDT")]
    [InlineData("sort=rank&descending=true", "NEWUSDT LOWUSDT BUSDT AUSDT BTCUSDT")]
    [InlineData("sort=symbol", "AUSDT BTCUSDT BUSDT LOWUSDT NEWUSDT")]
    [InlineData("sort=symbol&descending=true", "NEWUSDT LOWUSDT BUSDT BTCUSDT AUSDT")]
    [InlineData("sort=category&descending=true", "LOWUSDT NEWUSDT AUSDT BUSDT BTCUSDT")]
    [InlineData("sort=leverage", "LOWUSDT BUSDT AUSDT NEWUSDT BTCUSDT")]
    [InlineData("sort=volume", "BUSDT BTCUSDT AUSDT LOWUSDT NEWUSDT")]
    [InlineData("sort=volume&descending=true", "LOWUSDT AUSDT BTCUSDT BUSDT NEWUSDT")]
    [InlineData("sort=turnover&descending=true", "AUSDT BTCUSDT LOWUSDT BUSDT NEWUSDT")]
    [InlineData("sort=status&descending=false", "NEWUSDT BTCUSDT AUSDT BUSDT LOWUSDT")]
    public async Task Symbols_FilterAndSort_GiveThatPartInThatOrder(string query, string symbols)
    {
        JsonNode list = await GetJson($"/api/symbols?{query}");
        Assert.Equal(symbols, string.Join(' ', list["symbols"]!.AsArray().Select(s => s!["symbol"]!.GetValue<string>())));
        Assert.Equal(5, list["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("category=best", "Parameter 'category': expected prime, normal or excluded, received 'best'.")]
    [InlineData("category=1", "Parameter 'category': expected prime, normal or excluded, received '1'.")]
    [InlineData("followed=maybe", "Parameter 'followed': expected true or false, received 'maybe'.")]
    [InlineData("search=", "Parameter 'search': expected 1 to 40 characters, received ''.")]
    [InlineData("sort=price", "Parameter 'sort': expected rank, symbol, category, leverage, volume, turnover or status, received 'price'.")]
    [InlineData("descending=1", "Parameter 'descending': expected true or false, received '1'.")]
    public async Task Symbols_BadValue_Is400ThatNamesIt(string query, string detail) =>
        Assert.Equal(detail, await GetProblem($"/api/symbols?{query}", HttpStatusCode.BadRequest));

    [Fact]
    public async Task Symbols_SearchTooLong_Is400() =>
        Assert.Contains("expected 1 to 40 characters", await GetProblem($"/api/symbols?search={new string('A', 41)}", HttpStatusCode.BadRequest), StringComparison.Ordinal);

    [Fact]
    public async Task Symbols_UniverseNotKnownYet_IsAnEmptyList()
    {
        Market.Universe = null;
        AssertJson("""{"source":null,"listedAt":null,"ageMs":null,"notice":null,"refresh":{"triedAt":null,"error":null,"held":null},"total":0,"symbols":[]}""", await GetJson("/api/symbols"));
    }

    [Fact]
    public async Task Symbols_FallbackInForce_HasNoFactsOfTheVenue()
    {
        FallbackInstrument instrument = new() { Symbol = "XUSDT", TickSize = "0.1", QtyStep = "1" };
        Market.Universe = await UniverseLoading.LoadAsync(_ => throw new VenueRequestException("down"), new() { Fallback = [instrument] }, default);
        JsonNode list = await GetJson("/api/symbols");
        Assert.Equal("Fallback", list["source"]!.GetValue<string>());
        AssertJson(
            """
            [{"symbol":"XUSDT","venue":"Bybit","category":"Normal","rule":"Fallback","reason":"named in Universe:Fallback","followed":false,"bookStatus":null,
            "maxLeverage":null,"volume24h":null,"turnover24h":null,"status":null,"tickSize":"0.1","qtyStep":"1"}]
            """,
            list["symbols"]!);
    }

    private static ListedContract Listed(string symbol, double leverage, double? volume, double? turnover, string status = "Trading")
    {
        Instrument instrument = new(symbol, DecimalStep.Parse("0.5"), DecimalStep.Parse("1"));
        return new ListedContract(instrument, status == "Trading", true, leverage, volume, turnover) { Status = status };
    }
}
