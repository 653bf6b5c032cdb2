using System.Net;
using System.Text.Json.Nodes;
using Scalper.Core.Engine;
using Scalper.Core.Universe;
using Scalper.Tests.Components;

namespace Scalper.Tests.Api;

/// <summary>The same contract of two venues: the venue stands in each document, and what is before a colon in an address finds it.</summary>
public sealed class TwoVenuesApiTests : ApiFixture
{
    private const string Key = "Binance:BTCUSDT";

    public TwoVenuesApiTests()
    {
        Market.Follow("BTCUSDT");
        Market.Follow(Key, lane: 1);
        Market.Publish("BTCUSDT", Views.Invalid());
        Market.Publish(Key, Views.Invalid());
        Market.Detail = SymbolApiTests.Detail;
        Market.Universe = new FollowedUniverse(UniverseSource.Venue, [], null)
        {
            Verdicts = [.. Market.Symbols.Select(s => new UniverseVerdict(s.Instrument, UniverseCategory.Normal, UniverseCriterion.Rank, "", null))],
        };
        Market.Health = FakeMarket.Healthy(FakeMarket.Lane(), Binance(2, "public"), Binance(3, "market"));
    }

    [Theory]
    [InlineData("/api/scores", "")]
    [InlineData("/api/symbols", "symbols")]
    [InlineData("/api/features/health", "missing")]
    [InlineData("/api/microstructure/health", "symbols")]
    [InlineData("/api/microstructure/symbols", "symbols")]
    [InlineData("/api/monitor/tickers", "tickers")]
    [InlineData("/api/monitor/trades", "symbols")]
    [InlineData("/api/monitor/universe", "symbols")]
    public async Task List_SymbolsOfTwoVenues_HaveTheirVenueBesideTheKey(string route, string part)
    {
        JsonNode answer = await GetJson(route);
        JsonArray rows = (part.Length == 0 ? answer : answer[part]!).AsArray();
        Assert.Equal(["BTCUSDT Bybit", "Binance:BTCUSDT Binance"], rows.Select(r => $"{r!["symbol"]} {r["venue"]}"));
        Assert.All(rows, r => Assert.Equal(["symbol", "venue"], Names(r).Take(2)));
    }

    [Theory]
    [InlineData("/api/features/symbol/Binance:BTCUSDT")]
    [InlineData("/api/symbol/Binance:BTCUSDT/book")]
    [InlineData("/api/symbol/Binance%3ABTCUSDT/book")]
    [InlineData("/api/symbol/Binance:BTCUSDT/why")]
    [InlineData("/api/symbol/Binance:BTCUSDT/profile")]
    [InlineData("/api/symbol/Binance:BTCUSDT/basic")]
    [InlineData("/api/microstructure/symbol/Binance:BTCUSDT")]
    public async Task Symbol_KeyWithAVenue_IsFound(string route)
    {
        JsonNode document = await GetJson(route);
        Assert.Equal((Key, "Binance"), ((string)document["symbol"]!, (string)document["venue"]!));
    }

    [Fact]
    public async Task Symbol_VenueInAnotherCase_Is404ThatNamesIt() =>
        Assert.Contains("'binance:BTCUSDT'", await GetProblem("/api/symbol/binance:BTCUSDT/book", HttpStatusCode.NotFound), StringComparison.Ordinal);

    [Theory]
    [InlineData("btc", 2)]
    [InlineData("binance", 1)]
    [InlineData("Binance:BTC", 1)]
    [InlineData("bi", 0)]
    public async Task Symbols_Search_FindsNameOrVenue(string search, int found) => Assert.Equal(found, (await GetJson($"/api/symbols?search={search}"))["symbols"]!.AsArray().Count);

    private static ConnectionHealth Binance(int index, string route) => FakeMarket.Lane(lane: index) with { Venue = "Binance", Route = route, Lane = 1 };

    [Fact]
    public async Task Sources_SymbolOnTwoRoutes_IsOnBothAndCountsOnce()
    {
        JsonNode sources = await GetJson("/api/websocket/sources");
        Assert.Equal(2, (int)sources["total"]!);
        Assert.Equal([" BTCUSDT", "public Binance:BTCUSDT", "market Binance:BTCUSDT"], sources["connections"]!.AsArray().Select(c => $"{c!["route"]} {c["symbols"]![0]!["symbol"]}"));
    }

    [Fact]
    public async Task Connections_OfAVenueWithRoutes_NameTheirs()
    {
        JsonArray connections = (await GetJson("/api/websocket/health"))["connections"]!.AsArray();
        Assert.Equal([0, 2], (await GetJson("/api/monitor/universe"))["symbols"]!.AsArray().Select(s => (int)s!["connection"]!));
        Assert.Equal(["Bybit 0 ", "Binance 2 public", "Binance 3 market"], connections.Select(c => $"{c!["venue"]} {c["index"]} {c["route"]}"));
    }
}
