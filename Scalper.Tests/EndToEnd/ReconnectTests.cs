using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Sandbox.Hosting;
using Scalper.Tests.Hosting;
using Xunit.Abstractions;

namespace Scalper.Tests.EndToEnd;

/// <summary>Many symbols, and connections lost again and again, over real sockets.</summary>
public sealed class ReconnectTests(ITestOutputHelper output)
{
    private const int Symbols = 300;
    private const int Drops = 100;
    private const int Settled = 20;

    // One of anything left behind by each drop, let alone by each of its four connections, is 80 more from the one count to the other.
    private const int Slack = 25;

    // Less than the receive buffers of every connection in between, 64 KiB each; twice what warming up has been seen to take.
    private const long HeapSlack = 16L << 20;

    private static readonly string[] Hasty =
    [
        "--Feed:BackoffFirstMilliseconds=1",
        "--Feed:BackoffCapMilliseconds=5",
        "--Feed:ConnectBurst=400",
        "--Feed:ConnectsPerMinute=100000",
        "--Feed:RequestBurst=1000",
        "--Feed:RequestsPerSecond=1000",
    ];

    // Full before the first count, or none: what the market leaves behind in the meantime is no growth by drops.
    private static readonly string[] ShortHistory = ["--Heatmap:HistorySeconds=10", "--Heatmap:HistoryMegabytes=1", "--Evaluation:Enabled=false"];

    // Counted in a process of its own: what the tests beside this one hold comes and goes by hundreds.
    [UnixFact]
    [Trait("Fault", "F-04")]
    public async Task Run_HundredDropsWithThreeHundredSymbols_EverythingDeliversAgainAndNothingGrows()
    {
        await using SandboxServer venue = await SandboxServer.StartAsync(new SandboxOptions());
        using HttpClient control = new() { BaseAddress = new Uri(venue.RestUrl) };
        using TempFolder folder = new();
        await using AppProcess app = AppProcess.Start(
            [AppProcess.Counting],
            [
                "--Urls=http://127.0.0.1:0",
                $"--Storage:Directory={folder.Path}",
                $"--Venues:Bybit:WebSocketUrl={venue.WebSocketUrl}",
                $"--Venues:Bybit:RestUrl={venue.RestUrl}",
                "--Api:Keys:0:Name=test",
                "--Api:Keys:0:Key=test-key",
                .. Hasty,
                .. ShortHistory,
            ]);
        string ready = await app.WaitForLineAsync("Scalper is ready: open ");
        using HttpClient api = new() { BaseAddress = new Uri(ready["Scalper is ready: open ".Length..]) };
        api.DefaultRequestHeaders.Add("X-Api-Key", "test-key");
        await AllDeliverAsync(api, connects: 1);

        Holdings settled = default;
        for (int drop = 1; drop <= Drops; drop++)
        {
            HttpResponseMessage answer = await control.PostAsJsonAsync("/control", new { cmd = "drop", code = 1006 });
            Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            await AllDeliverAsync(api, drop + 1);
            settled = drop == Settled ? await app.CountAsync() : settled;
        }

        Holdings end = await app.CountAsync();
        output.WriteLine($"after {Settled} drops {settled}, after {Drops} drops {end}");
        Assert.InRange(end.Files, 1, settled.Files + Slack);
        Assert.InRange(end.Timers, 1, settled.Timers + Slack);
        Assert.InRange(end.Threads, 1, settled.Threads + Slack);
        Assert.InRange(end.HeapBytes, 1, settled.HeapBytes + HeapSlack);
    }

    [Fact]
    public async Task Run_ThousandSymbols_AllBecomeLiveOnTenConnections()
    {
        await using SandboxServer venue = await SandboxServer.StartAsync(new SandboxOptions { Contracts = 1_600 });
        using HttpClient http = new();
        FollowedUniverse universe = await UniverseLoading.LoadAsync(
            new BybitRest(http, new Uri(venue.RestUrl)).ListContractsAsync, new UniverseOptions { MaxSymbols = 1_000 }, CancellationToken.None);
        Assert.Equal(1_000, universe.Instruments.Count);
        await using MarketEngine engine = new(new EngineOptions(), TimeProvider.System, NullLogger<MarketEngine>.Instance);
        engine.Start(new Uri(venue.WebSocketUrl), universe);

        EngineHealth health = await Wait.ForAsync(() => Task.FromResult(engine.ReadHealth()), h => h.Live >= 990);

        Assert.Equal(10, health.Connections.Count);
        Assert.All(health.Connections, c => Assert.Equal((ConnectionState.Connected, 300), (c.State, c.Topics.Total)));
    }

    private static Task<JsonElement> AllDeliverAsync(HttpClient api, int connects) => Wait.ForAsync(
        () => api.GetFromJsonAsync<JsonElement>("/api/websocket/health"),
        health =>
        {
            JsonElement[] all = [.. health.GetProperty("connections").EnumerateArray()];
            return health.GetProperty("symbols").GetProperty("live").GetInt32() == Symbols
                && all.Length == 4
                && all.Where(c => c.GetProperty("role").GetString() == "Main").Sum(c => c.GetProperty("topics").GetProperty("confirmed").GetInt32()) == 3 * Symbols
                && all.All(c => c.GetProperty("connects").GetInt64() >= connects);
        });
}
