using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Sandbox.Hosting;
using Xunit.Abstractions;

namespace Scalper.Tests.EndToEnd;

/// <summary>Lost connections over real sockets, again and again.</summary>
[Collection(Alone.Name)]
public sealed class ReconnectTests(ITestOutputHelper output)
{
    private const int Symbols = 300;
    private const int Drops = 100;
    private const int Settled = 20;

    private static readonly FeedOptions Hasty = new()
    {
        BackoffFirstMilliseconds = 1,
        BackoffCapMilliseconds = 5,
        ConnectBurst = 400,
        ConnectsPerMinute = 100_000,
        RequestBurst = 1_000,
        RequestsPerSecond = 1_000,
    };

    [Fact]
    [Trait("Fault", "F-04")]
    public async Task Run_HundredDropsWithThreeHundredSymbols_EverythingDeliversAgainAndNothingGrows()
    {
        await using SandboxServer venue = await SandboxServer.StartAsync(new SandboxOptions());
        using HttpClient http = new() { BaseAddress = new Uri(venue.RestUrl) };
        FollowedUniverse universe = await UniverseLoading.LoadAsync(
            new BybitRest(http, http.BaseAddress).ListContractsAsync, new UniverseOptions { MaxSymbols = Symbols }, CancellationToken.None);
        await using MarketEngine engine = new(new EngineOptions { Feed = Hasty }, TimeProvider.System, NullLogger<MarketEngine>.Instance);
        engine.Start(new Uri(venue.WebSocketUrl), universe);
        await AllDeliverAsync(engine, connects: 1);

        Holdings settled = default;
        for (int drop = 1; drop <= Drops; drop++)
        {
            HttpResponseMessage answer = await http.PostAsJsonAsync("/control", new { cmd = "drop", code = 1006 });
            Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            await AllDeliverAsync(engine, drop + 1);
            settled = drop == Settled ? Holdings.Now() : settled;
        }

        Holdings end = Holdings.Now();
        output.WriteLine($"after {Settled} drops {settled}, after {Drops} drops {end}");

        // One of each a drop and connection would be 240 more. What other tests of the process left behind comes and goes by dozens.
        Assert.InRange(end.Files, 0, settled.Files + 160);
        Assert.InRange(end.Timers, 0, settled.Timers + 160);
        Assert.InRange(end.Threads, 0, settled.Threads + 40);
        Assert.InRange(end.HeapBytes, 0, settled.HeapBytes + (8L << 20));
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

    private static Task<EngineHealth> AllDeliverAsync(MarketEngine engine, int connects) => Wait.ForAsync(
        () => Task.FromResult(engine.ReadHealth()),
        h => h.Live == Symbols && h.Connections.Sum(c => c.Topics.Confirmed) == 3 * Symbols && h.Connections.All(c => c.Connects >= connects));

    /// <summary>What the process holds.</summary>
    private readonly record struct Holdings(int Files, long Timers, int Threads, long HeapBytes)
    {
        public static Holdings Now()
        {
            using Process self = Process.GetCurrentProcess();
            int files = Directory.Exists("/proc/self/fd") ? Directory.GetFileSystemEntries("/proc/self/fd").Length : self.HandleCount;
            return new Holdings(files, Timer.ActiveCount, self.Threads.Count, GC.GetTotalMemory(forceFullCollection: true));
        }
    }
}
