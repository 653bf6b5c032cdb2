using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Core.Universe;
using Scalper.Tests.Components;
using Scalper.Tests.Recording;
using Scalper.Web.Accounts;
using Scalper.Web.Hosting;

namespace Scalper.Tests.Api;

/// <summary>The OpenAPI document says what the routes are, what they answer, and who may ask.</summary>
public sealed class OpenApiTests : ApiFixture
{
    private const string Document = "/openapi/v1.json";

    public OpenApiTests()
    {
        Evaluation.Reading = SampleWorth.Reading;
        Instrument instrument = Market.Follow("BTCUSDT").Instrument;
        Market.Follow("SOLUSDT");
        Market.Publish("BTCUSDT", Views.Live());
        Market.Publish("SOLUSDT", Views.Invalid());
        Market.Detail = SymbolApiTests.Detail;
        Recordings.Status = FakeRecordings.Recording;
        Recordings.Segments = FakeRecordings.SegmentsOf(2);
        Recordings.Disk = new DiskRoom(76, 24, 10, 90);
        Recordings.Repairs = [new RepairReport("one.journal", 5, 1_000_000, [new SegmentDamage(DamageKind.Block, 48, 10, "a block", "CRC 1")])];
        ListedContract listed = new(instrument, IsTrading: true, IsUsdtPerpetual: true, MaxLeverage: 100, Volume24h: 30, Turnover24h: 2e6);
        Market.Universe = new FollowedUniverse(UniverseSource.Venue, [instrument], null)
        {
            Verdicts = [new UniverseVerdict(instrument, UniverseCategory.Prime, UniverseCriterion.PrimeList, "named", listed)],
        };
    }

    [Fact]
    public async Task Document_Paths_AreTheRoutesAndTheOtherWayRound()
    {
        JsonNode document = await GetJson(Document);
        IEnumerable<string> described = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(o => $"{o.Key.ToUpperInvariant()} {path.Key}"));
        Assert.Equal(Routes().Select(r => $"{MethodOf(r)} {EndpointList.RouteOf(r)}").Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Document_EveryOperation_NamesItsRolesSchemesAndProblems()
    {
        JsonNode document = await GetJson(Document);
        Assert.Equal(["Cookie", "ApiKey"], Names(document["components"]!["securitySchemes"]));
        foreach (RouteEndpoint route in Routes())
        {
            JsonNode operation = OperationOf(document, route);
            string[] roles = EndpointList.PolicyOf(route) == Policies.Admin ? [Roles.Admin] : [.. Roles.All];
            Assert.Equal(roles, operation["x-roles"]!.AsArray().Select(r => r!.GetValue<string>()));
            Assert.Equal(["Cookie", "ApiKey"], operation["security"]!.AsArray().SelectMany(Names));
            Assert.NotEmpty(operation["summary"]!.GetValue<string>());
            string[] owed = ["400", "401", "429", "500", .. roles.Length == 1 ? new[] { "403" } : [], .. EndpointList.RouteOf(route).Contains('{') ? new[] { "404" } : []];
            Assert.All(owed, status => Assert.NotNull(operation["responses"]![status]!["content"]!["application/problem+json"]));
        }
    }

    [Fact]
    public async Task Answers_OfEveryReadingRoute_HaveTheDescribedFieldsAndTypes()
    {
        JsonNode document = await GetJson(Document);
        ILookup<bool, RouteEndpoint> known = Routes().Where(r => MethodOf(r) == "GET" && EndpointList.PolicyOf(r) != Policies.Admin)
            .ToLookup(r => OperationOf(document, r)["responses"]!["200"]!["content"]?["application/json"] is not null);
        RouteEndpoint[] reading = [.. known[true]];
        Assert.Equal(["/api/monitor/recordings/export", "/api/monitor/recordings/{segment}"], known[false].Select(EndpointList.RouteOf).Order(StringComparer.Ordinal));
        Assert.True(reading.Length >= 20);
        SchemaCheck check = new(document);
        foreach (RouteEndpoint route in reading)
        {
            string address = EndpointList.RouteOf(route).Replace("{symbol}", "BTCUSDT", StringComparison.Ordinal);
            JsonNode schema = OperationOf(document, route)["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
            check.Check(await GetJson(address), schema, address);
        }

        // Every other list was compared by what is in it; these are compared word by word in tests of their own.
        Assert.Equal(
            [
                "/api/features/symbol/BTCUSDT.walls.askWalls", "/api/microstructure/symbol/BTCUSDT.features.walls.askWalls", "/api/quality.symbols",
                "/api/websocket/health.connections[].transitions", "/api/websocket/sources.connections[].symbols[].topics",
            ],
            check.Empty.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Document_WithoutAccount_IsRefused()
    {
        Http.DefaultRequestHeaders.Remove("X-User");
        using HttpResponseMessage document = await Http.GetAsync(Document);
        using HttpResponseMessage page = await Http.GetAsync("/api-docs/index.html");
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (document.StatusCode, page.StatusCode));
    }

    [Theory]
    [InlineData("index.html", "text/html", "swagger-ui-bundle.js")]
    [InlineData("index.js", "application/javascript", Document)]
    [InlineData("swagger-ui-bundle.js", "text/javascript", "SwaggerUIBundle")]
    [InlineData("swagger-ui.css", "text/css", ".swagger-ui")]
    public async Task Page_SignedIn_IsServedByTheProgramItself(string file, string mediaType, string content)
    {
        using HttpResponseMessage answer = await Http.GetAsync($"/api-docs/{file}");
        string text = await answer.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.OK, mediaType), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(content, text, StringComparison.Ordinal);
        Assert.False(mediaType == "text/html" && (text.Contains("<style", StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal)), text);
    }

    private static string MethodOf(RouteEndpoint route) => EndpointList.MethodsOf(route).Split(',')[0];

    private static JsonNode OperationOf(JsonNode document, RouteEndpoint route) =>
        document["paths"]![EndpointList.RouteOf(route)]![MethodOf(route).ToLowerInvariant()]!;

    private IEnumerable<RouteEndpoint> Routes() => Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => EndpointList.RouteOf(e).StartsWith("/api/", StringComparison.Ordinal));
}
