using System.Text.Json.Nodes;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Hosting;

namespace Scalper.Tests.Api;

/// <summary>What the API says of the engine's own connections to the sandbox exchange.</summary>
public sealed class WebSocketEngineTests
{
    [Fact]
    public async Task HealthAndSources_EngineOnTheSandbox_SayThatAllIsWell()
    {
        using WebApp app = WebApp.WithAdministrator(("Universe:MaxSymbols", "30"), ("Feed:SymbolsPerConnection", "20"));
        using HttpClient http = await app.CreateSignedInClientAsync();

        JsonNode health = await Wait.ForAsync(() => GetAsync(http, "/api/websocket/health"), IsComplete);
        JsonNode sources = await Wait.ForAsync(() => GetAsync(http, "/api/websocket/sources"), s => s["healthy"]!.GetValue<int>() == 30 && Topics(s).All(IsConfirmed));

        Assert.Equal(["Main 0", "Main 1", "Metrics 10000"], health["connections"]!.AsArray().Select(c => $"{c!["role"]} {c["index"]}"));
        Assert.All(health["connections"]!.AsArray(), AssertDelivers);
        Assert.Equal((30, 30, 0), (sources["total"]!.GetValue<int>(), sources["active"]!.GetValue<int>(), sources["stale"]!.GetValue<int>()));
        Assert.Equal([20, 10], sources["connections"]!.AsArray().Select(c => c!["symbols"]!.AsArray().Count));
        Assert.Equal(90, Topics(sources).Select(t => $"{t["topic"]}").Distinct().Count());
    }

    // Each part is published by its own thread in its own time.
    private static bool IsComplete(JsonNode health) =>
        health["ok"]!.GetValue<bool>()
        && health["venues"]![0] is { } venue && venue["metricsLag"]?["p99Ms"] is not null && venue["clock"]!["offsetMs"] is not null
        && health["connections"]!.AsArray().All(c => c!["lastDataAgeMs"] is not null);

    private static void AssertDelivers(JsonNode? connection)
    {
        Assert.Equal("Connected", connection!["state"]!.GetValue<string>());
        Assert.Equal(1, connection["connects"]!.GetValue<int>());
        Assert.True(connection["messages"]!.GetValue<long>() > 0 && connection["wireBytes"]!.GetValue<long>() > 0);
        Assert.InRange(connection["lastDataAgeMs"]!.GetValue<long>(), 0, connection["uptimeMs"]!.GetValue<long>());
        Assert.Equal("opened", connection["transitions"]!.AsArray()[^1]!["cause"]!.GetValue<string>());
    }

    private static IEnumerable<JsonNode> Topics(JsonNode sources) =>
        from connection in sources["connections"]!.AsArray()
        from symbol in connection["symbols"]!.AsArray()
        from topic in symbol["topics"]?.AsArray() ?? []
        select topic;

    private static bool IsConfirmed(JsonNode topic) => topic["status"]!.GetValue<string>() == "Confirmed";

    private static async Task<JsonNode> GetAsync(HttpClient http, string path) => JsonNode.Parse(await http.GetStringAsync(path))!;
}
