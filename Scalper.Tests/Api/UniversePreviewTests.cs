using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Core.Engine;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;
using Scalper.Tests.Venues;
using static Scalper.Tests.Hosting.VenueLists;

namespace Scalper.Tests.Api;

/// <summary>The whole application against an exchange whose list changes.</summary>
public sealed class UniversePreviewTests : IAsyncLifetime
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
        await Wait.ForAsync(() => Task.FromResult(Market.Symbols.Count), count => count == 4);
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
            """[{"symbol":"NEWUSDT","why":"rank 1, at most 300 are followed; before: not on the list","before":null,"after":{"tickSize":"0.10","qtyStep":"0.001","maxLeverage":50}}]""",
            preview["adds"]!);
        AssertJson(
            """
            [{"symbol":"GONEUSDT","why":"no longer on the list","before":{"tickSize":"0.10","qtyStep":"0.001","maxLeverage":50},"after":null},
            {"symbol":"LOWUSDT","why":"maximum leverage 10, asked for 25","before":{"tickSize":"0.10","qtyStep":"0.001","maxLeverage":50},"after":null}]
            """,
            preview["drops"]!);
        AssertJson(
            """
            [{"symbol":"TICKUSDT","why":"tick size 0.05 instead of 0.10, maximum leverage 75 instead of 50",
            "before":{"tickSize":"0.10","qtyStep":"0.001","maxLeverage":50},"after":{"tickSize":"0.05","qtyStep":"0.001","maxLeverage":75}}]
            """,
            preview["changes"]!);
        Assert.Equal(before, Market.Symbols);
    }

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

    private async Task<string> AskAsync(string key, HttpStatusCode expected)
    {
        using HttpClient http = _app.CreateClient();
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        using HttpResponseMessage answer = await http.GetAsync(Route);
        string body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"Answered {(int)answer.StatusCode}: {body}");
        return body;
    }
}
