using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;
using Scalper.Tests.Venues;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Data;
using Scalper.Web.Market;
using static Scalper.Tests.Hosting.VenueLists;

namespace Scalper.Tests.Api;

/// <summary>The whole application against an exchange whose list changes.</summary>
public sealed class UniverseApiTests : IAsyncLifetime
{
    private const string Route = "/api/admin/universe/preview";

    private VenueContract[] _listed = [new("SAMEUSDT"), new("GONEUSDT"), new("LOWUSDT"), new("TICKUSDT")];
    private int _status = 200;
    private LoopbackRest _venue = default!;
    private WebApp _app = default!;

    public async Task InitializeAsync()
    {
        _venue = await LoopbackRest.StartAsync(context =>
        {
            context.Response.StatusCode = _status;
            return AnswerAsync(context, _listed);
        });
        _app = WebApp.WithAdministrator(
            ("Api:Keys:0:Name", "screen"), ("Api:Keys:0:Key", "viewer-key"),
            ("Api:Keys:1:Name", "robot"), ("Api:Keys:1:Key", "admin-key"), ("Api:Keys:1:Role", "Admin"),
            ("Venues:Bybit:WebSocketUrl", "ws://127.0.0.1:1/v5/public/linear"), ("Venues:Bybit:RestUrl", _venue.Address.AbsoluteUri));
        await Wait.ForAsync(() => Task.FromResult(Market.Universe), universe => universe is not null);
    }

    private IMarket Market => _app.Services.GetRequiredService<IMarket>();

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _venue.DisposeAsync();
    }

    [Fact]
    public async Task Preview_ListHasChanged_TellsTheDiffAndChangesNothing()
    {
        FollowedSymbol[] before = [.. Market.Symbols];
        _listed = [new("SAMEUSDT"), new("LOWUSDT", Leverage: "10"), new("TICKUSDT", Tick: "0.05", Leverage: "75"), new("NEWUSDT")];
        JsonNode preview = JsonNode.Parse(await AskAsync("admin-key", HttpStatusCode.OK))!;
        Assert.Equal((4, 3), (preview["followed"]!.GetValue<int>(), preview["wouldFollow"]!.GetValue<int>()));
        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(preview["listedAt"]!.GetValue<long>()), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);
        AssertJson(
            """[{"symbol":"NEWUSDT","venue":"Bybit","why":"rank 3, at most 300 are followed; before: not on the list","before":null,"after":{"tickSize":"0.10","qtyStep":"0.001","maxLeverage":50}}]""",
            preview["adds"]!);
        AssertJson(
            """
            [{"symbol":"GONEUSDT","venue":"Bybit","why":"no longer on the list","before":{"tickSize":"0.10","qtyStep":"0.001","maxLeverage":50},"after":null},
            {"symbol":"LOWUSDT","venue":"Bybit","why":"maximum leverage 10, asked for 25","before":{"tickSize":"0.10","qtyStep":"0.001","maxLeverage":50},"after":null}]
            """,
            preview["drops"]!);
        AssertJson(
            """
            [{"symbol":"TICKUSDT","venue":"Bybit","why":"tick size 0.05 instead of 0.10, maximum leverage 75 instead of 50",
            "before":{"tickSize":"0.10","qtyStep":"0.001","maxLeverage":50},"after":{"tickSize":"0.05","qtyStep":"0.001","maxLeverage":75}}]
            """,
            preview["changes"]!);
        Assert.Equal(before, Market.Symbols);
        Assert.Matches("^[0-9a-f]{16}$", preview["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Refresh_WhatThePreviewShowed_IsFollowed()
    {
        FollowedSymbol same = Market.Find("SAMEUSDT")!, old = Market.Find("TICKUSDT")!;
        _listed = [new("SAMEUSDT"), new("LOWUSDT", Leverage: "10"), new("TICKUSDT", Tick: "0.05", Leverage: "75"), new("NEWUSDT")];
        JsonNode preview = JsonNode.Parse(await AskAsync("admin-key", HttpStatusCode.OK))!;
        JsonNode done = JsonNode.Parse(await RefreshAsync("admin-key", $"?preview={preview["id"]}", HttpStatusCode.OK))!;

        Assert.Equal("[]", done["unchanged"]!.ToJsonString());
        AuditRow written = (await _app.Services.GetRequiredService<AuditLog>().ReadAsync(AuditKind.Operation, before: null)).Single();
        Assert.Equal((AuditAct.UniverseRefreshed, "robot", "1 added, 2 dropped, 1 changed"), (written.Act, written.Who, written.What));
        Assert.Equal(preview["drops"]!.ToJsonString(), done["applied"]!["drops"]!.ToJsonString());
        Assert.Equal(["NEWUSDT", "SAMEUSDT", "TICKUSDT"], Market.Symbols.Select(s => s.Instrument.Symbol).Order());
        Assert.Same(same, Market.Find("SAMEUSDT"));
        Assert.NotSame(old, Market.Find("TICKUSDT"));
        Assert.Equal("0.05", Market.Find("TICKUSDT")!.Instrument.TickSize.Text);
        JsonNode again = JsonNode.Parse(await AskAsync("admin-key", HttpStatusCode.OK))!;
        Assert.Equal("[][][]", $"{again["adds"]!.ToJsonString()}{again["drops"]!.ToJsonString()}{again["changes"]!.ToJsonString()}");
    }

    [Fact]
    public async Task Refresh_ListChangedSinceThePreview_ChangesNothingAndSaysSo()
    {
        _listed = [new("SAMEUSDT"), new("NEWUSDT")];
        JsonNode preview = JsonNode.Parse(await AskAsync("admin-key", HttpStatusCode.OK))!;
        FollowedSymbol[] before = [.. Market.Symbols];
        _listed = [new("SAMEUSDT"), new("OTHERUSDT")];
        string problem = await RefreshAsync("admin-key", $"?preview={preview["id"]}", HttpStatusCode.Conflict);
        Assert.Contains("The list has changed: expected preview", problem, StringComparison.Ordinal);
        Assert.Equal(before, Market.Symbols);
    }

    [Fact]
    public async Task Refresh_ContractThatCannotBeRead_GoesOnAsItWas()
    {
        FollowedSymbol same = Market.Find("SAMEUSDT")!;
        _listed = [new("SAMEUSDT", Tick: "wrong"), new("GONEUSDT"), new("LOWUSDT"), new("TICKUSDT"), new("NEWUSDT")];
        JsonNode done = JsonNode.Parse(await RefreshAsync("admin-key", "", HttpStatusCode.OK))!;
        Assert.Equal("[]", done["applied"]!["drops"]!.ToJsonString());
        Assert.Contains("SAMEUSDT", done["applied"]!["notice"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Same(same, Market.Find("SAMEUSDT"));
        Assert.NotNull(Market.Find("NEWUSDT"));
    }

    [Fact]
    public async Task RefreshByItself_ListDropsMostSymbols_WaitsForAnAdministrator()
    {
        _listed = [new("SAMEUSDT"), new("NEWUSDT")];
        UniverseDesk desk = _app.Services.GetRequiredService<UniverseDesk>();
        Assert.False((await desk.RefreshByItselfAsync(CancellationToken.None))!.IsApplied);
        Assert.Equal((4, "The exchange's list"), (Market.Symbols.Count, Market.Universe!.Notice![..19]));
        Assert.EndsWith("would drop 3 of 4 followed symbols, more than 20 % (Universe:MostDroppedPercent): it waits for an administrator.", Market.Universe.Notice, StringComparison.Ordinal);
        Assert.Equal(3, (await SymbolsAsync())["refresh"]!["held"]!.GetValue<int>());

        await RefreshAsync("admin-key", "", HttpStatusCode.OK);
        Assert.Equal((2, null), (Market.Symbols.Count, Market.Universe!.Notice));
        Assert.Null((await SymbolsAsync())["refresh"]!["held"]);
    }

    [Fact]
    public async Task RefreshByItself_FewChanges_AreFollowed()
    {
        // One is more than 20 % of four, and nothing but one delisting.
        _listed = [new("SAMEUSDT"), new("LOWUSDT"), new("TICKUSDT"), new("NEWUSDT"), new("MOREUSDT")];
        Assert.True((await _app.Services.GetRequiredService<UniverseDesk>().RefreshByItselfAsync(CancellationToken.None))!.IsApplied);
        Assert.Equal(5, Market.Symbols.Count);
        Assert.Null(Market.Find("GONEUSDT"));
    }

    [Fact]
    public async Task Refresh_VenueFails_ChangesNothingAndTheListSaysWhy()
    {
        _status = 502;
        Assert.Contains("HTTP 502", await RefreshAsync("admin-key", "", HttpStatusCode.BadGateway), StringComparison.Ordinal);
        Assert.Equal(4, Market.Symbols.Count);
        Assert.Contains("HTTP 502", (await SymbolsAsync())["refresh"]!["error"]!.GetValue<string>(), StringComparison.Ordinal);
        _status = 200;
        await RefreshAsync("admin-key", "", HttpStatusCode.OK);
        Assert.Null((await SymbolsAsync())["refresh"]!["error"]);
    }

    [Fact]
    public async Task Lists_PreviewedAndApplied_HoldAndAreTold()
    {
        AssertJson("""{"include":[],"exclude":[],"changedAt":null,"changedBy":null}""", JsonNode.Parse(await ListsAsync("admin-key", HttpStatusCode.OK))!);
        _listed = [.. _listed, new("SMALLUSDT", Leverage: "5")];
        const string Lists = "include=smallusdt&exclude=LOWUSDT,GONEUSDT";
        JsonNode preview = JsonNode.Parse(await AskAsync("admin-key", HttpStatusCode.OK, HttpMethod.Get, $"{Route}?{Lists}"))!;
        Assert.Equal("SMALLUSDT", Assert.Single(preview["adds"]!.AsArray())!["symbol"]!.GetValue<string>());
        Assert.Equal(4, Market.Symbols.Count);

        await RefreshAsync("admin-key", $"?preview={preview["id"]}&{Lists}", HttpStatusCode.OK);
        Assert.Equal(["SAMEUSDT", "SMALLUSDT", "TICKUSDT"], Market.Symbols.Select(s => s.Instrument.Symbol).Order());
        JsonNode kept = JsonNode.Parse(await ListsAsync("admin-key", HttpStatusCode.OK))!;
        Assert.Equal("""["SMALLUSDT"]["LOWUSDT","GONEUSDT"]robot""", $"{kept["include"]!.ToJsonString()}{kept["exclude"]!.ToJsonString()}{kept["changedBy"]}");
        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds(kept["changedAt"]!.GetValue<long>()), DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow);

        Assert.True((await _app.Services.GetRequiredService<UniverseDesk>().RefreshByItselfAsync(CancellationToken.None))!.IsApplied);
        Assert.Null(Market.Find("LOWUSDT"));
    }

    [Fact]
    public async Task Lists_ThatAreNone_AreRefusedAndNothingChanges()
    {
        string problem = await RefreshAsync("admin-key", "?include=A/B", HttpStatusCode.BadRequest);
        Assert.Contains("'A/B' is no symbol as the exchange writes it", problem, StringComparison.Ordinal);
        Assert.Contains("in both lists: SAMEUSDT", await AskAsync("admin-key", HttpStatusCode.BadRequest, HttpMethod.Get, $"{Route}?include=SAMEUSDT&exclude=sameusdt"), StringComparison.Ordinal);
        Assert.Equal(4, Market.Symbols.Count);
        await ListsAsync("viewer-key", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Resync_FollowedAndUnknownSymbol_SaysWhatCameOfIt()
    {
        AssertJson(
            """{"symbol":"SAMEUSDT","venue":"Bybit","answer":"notConnected","words":"not connected; every book is asked for with the next connection"}""",
            JsonNode.Parse(await AskAsync("admin-key", HttpStatusCode.OK, HttpMethod.Post, "/api/admin/symbols/SAMEUSDT/resync"))!);
        Assert.Contains("'NEVERUSDT' is not followed", await AskAsync("admin-key", HttpStatusCode.NotFound, HttpMethod.Post, "/api/admin/symbols/NEVERUSDT/resync"), StringComparison.Ordinal);
        await AskAsync("viewer-key", HttpStatusCode.Forbidden, HttpMethod.Post, "/api/admin/symbols/SAMEUSDT/resync");
    }

    [Fact]
    public async Task Answers_OfAdministration_HaveTheDescribedFieldsAndTypes()
    {
        JsonNode document = JsonNode.Parse(await AskAsync("viewer-key", HttpStatusCode.OK, HttpMethod.Get, "/openapi/v1.json"))!;
        SchemaCheck check = new(document);
        _listed = [new("SAMEUSDT"), new("TICKUSDT", Tick: "0.05"), new("NEWUSDT")];
        foreach ((HttpMethod method, string route, string address) in new[]
        {
            (HttpMethod.Get, Route, Route),
            (HttpMethod.Post, "/api/admin/subscriptions/refresh", "/api/admin/subscriptions/refresh?include=SAMEUSDT&exclude=GONEUSDT"),
            (HttpMethod.Get, "/api/admin/universe/lists", "/api/admin/universe/lists"),
            (HttpMethod.Post, "/api/admin/symbols/{symbol}/resync", "/api/admin/symbols/SAMEUSDT/resync"),
        })
        {
            JsonNode schema = document["paths"]![route]![method.Method.ToLowerInvariant()]!["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;
            check.Check(JsonNode.Parse(await AskAsync("admin-key", HttpStatusCode.OK, method, address)), schema, address);
        }
    }

    [Fact]
    public Task Refresh_Viewer_IsRefused() => RefreshAsync("viewer-key", "", HttpStatusCode.Forbidden);

    [Fact]
    public async Task Preview_SameList_IsEmpty()
    {
        JsonNode preview = JsonNode.Parse(await AskAsync("admin-key", HttpStatusCode.OK))!;
        Assert.Equal("[][][]", $"{preview["adds"]!.ToJsonString()}{preview["drops"]!.ToJsonString()}{preview["changes"]!.ToJsonString()}");
    }

    [Fact]
    public async Task Preview_VenueFails_SaysWhatCame()
    {
        _status = 502;
        string problem = await AskAsync("admin-key", HttpStatusCode.BadGateway);
        Assert.Contains("HTTP 502", problem, StringComparison.Ordinal);
    }

    [Fact]
    public Task Preview_Viewer_IsRefused() => AskAsync("viewer-key", HttpStatusCode.Forbidden);

    private static void AssertJson(string expected, JsonNode actual) => Assert.Equal(JsonNode.Parse(expected)!.ToJsonString(), actual.ToJsonString());

    private async Task<JsonNode> SymbolsAsync() => JsonNode.Parse(await AskAsync("viewer-key", HttpStatusCode.OK, HttpMethod.Get, "/api/symbols"))!;

    private Task<string> AskAsync(string key, HttpStatusCode expected) => AskAsync(key, expected, HttpMethod.Get, Route);

    private Task<string> ListsAsync(string key, HttpStatusCode expected) => AskAsync(key, expected, HttpMethod.Get, "/api/admin/universe/lists");

    private Task<string> RefreshAsync(string key, string query, HttpStatusCode expected) =>
        AskAsync(key, expected, HttpMethod.Post, $"/api/admin/subscriptions/refresh{query}");

    private async Task<string> AskAsync(string key, HttpStatusCode expected, HttpMethod method, string route)
    {
        using HttpClient http = _app.CreateClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        using HttpRequestMessage request = new(method, route);
        using HttpResponseMessage answer = await http.SendAsync(request);
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"Answered {(int)answer.StatusCode}: {body}");
        return body;
    }
}
