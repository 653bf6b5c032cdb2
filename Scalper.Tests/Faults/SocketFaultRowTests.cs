using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Core.Wire;
using Scalper.Sandbox.Hosting;
using Scalper.Tests.EndToEnd;
using Scalper.Tests.Wire;

namespace Scalper.Tests.Faults;

/// <summary>Known faults of connections, over real sockets against the sandbox exchange.</summary>
public sealed class SocketFaultRowTests : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private SandboxServer? _venue;
    private MarketEngine? _engine;

    private SandboxServer Venue => _venue ?? throw new InvalidOperationException("The venue has not been started.");

    private MarketEngine Engine => _engine ?? throw new InvalidOperationException("The engine has not been started.");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }

        if (_venue is not null)
        {
            await _venue.DisposeAsync();
        }

        _http.Dispose();
    }

    [Fact]
    [Trait("Fault", "F-02")]
    public async Task Run_VenueDeafAndDumb_IsReplacedAndLiveAgain()
    {
        await StartAsync(symbols: 3, new FeedOptions { FreshSeconds = 1, SilenceSeconds = 2, FirstAckSeconds = 10, FirstDataSeconds = 10, BackoffFirstMilliseconds = 1 });
        await HealthAsync(h => h.Live == 3);
        await ControlAsync("""{"cmd":"halfopen"}""");
        EngineHealth health = await HealthAsync(h => h.Connections[0].History.Any(t => t.Cause == "no data for 2 s on an open connection") && h.Live == 3);
        Assert.True(health.Connections[0].Connects >= 2);
    }

    [Fact]
    [Trait("Fault", "F-03")]
    public async Task Run_UpgradeNeverAnswered_TriesAgainAndStopsWhenAsked()
    {
        await StartAsync(symbols: 3, new FeedOptions { ConnectTimeoutSeconds = 1, BackoffFirstMilliseconds = 1, BackoffCapMilliseconds = 1 }, """{"cmd":"stall"}""");
        EngineHealth health = await HealthAsync(h => h.Connections[0].Losses >= 2);
        Assert.Equal((0, "127.0.0.1: no answer within 1 s"), (health.Live, health.Connections[0].LastError));
        await Engine.DisposeAsync().AsTask().WaitAsync(Dial.Patience);
        Assert.Equal(ConnectionState.Terminated, Engine.ReadHealth().Connections[0].State);
    }

    [Fact]
    [Trait("Fault", "F-04")]
    public async Task Run_HundredDropsOfThirtyTopics_AllDeliverAgainEachTime()
    {
        int[] codes = [1006, 1001, 1011, 1000, 1005];
        await StartAsync(symbols: 10, new FeedOptions
        {
            BackoffFirstMilliseconds = 1,
            BackoffCapMilliseconds = 1,
            ConnectBurst = 400,
            ConnectsPerMinute = 100_000,
            RequestBurst = 1_000,
        });
        for (int drops = 0; drops <= 100; drops++)
        {
            EngineHealth health = await HealthAsync(h => h.Connections[0].Connects == drops + 1 && h.Connections[0].Topics.Confirmed == 30 && h.Live == 10);
            Assert.True((drops, ConnectionState.Connected) == (health.Connections[0].Losses, health.Connections[0].State), $"{health.Connections[0].Losses} losses after {drops} drops: {string.Join(", ", health.Connections[0].History.Select(static t => t.Cause))}");
            await ControlAsync($$"""{"cmd":"drop","code":{{codes[drops % codes.Length]}}}""");
        }
    }

    [Fact]
    [Trait("Fault", "F-05")]
    public async Task Run_VenueForbidsUs_HaltsAllConnectionsUntilAnAdministratorAsks()
    {
        await StartAsync(symbols: 4, new FeedOptions { SymbolsPerConnection = 2, BackoffFirstMilliseconds = 1, BackoffCapMilliseconds = 1 });
        await HealthAsync(h => h.Live == 4);
        await ControlAsync("""{"cmd":"refuse","status":403}""");
        await ControlAsync("""{"cmd":"drop","code":1006}""");
        EngineHealth banned = await HealthAsync(h => h.Connections.Any(c => c.State == ConnectionState.Failed) && h.Connections.All(c => c.State != ConnectionState.Connected));
        Assert.Equal(0, banned.Live);
        // Not before its own ten minutes are over; later where another connection was refused after it.
        Assert.All(banned.Connections.Where(c => c.State == ConnectionState.Failed), c => Assert.True(c.NextAttemptAtMs - c.SinceMs >= 599_999));

        await ControlAsync("""{"cmd":"clear"}""");
        Assert.All(banned.Connections, c => Assert.True(Engine.Retry(c.Index, "asked by an administrator")));

        // One that was on its way to the venue when it was asked, was refused since, and has to be asked again.
        EngineHealth back = await HealthAsync(h => h.Live == 4 || AskFailedAgain(h));
        Assert.Contains(back.Connections.SelectMany(c => c.History), t => t.Cause == "asked by an administrator");
        Assert.False(Engine.Retry(2, "asked by an administrator"));
    }

    [Fact]
    [Trait("Fault", "F-11")]
    public async Task Open_NameWithSeveralAddresses_TriesThem()
    {
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync(async (socket, stopping) =>
        {
            await socket.SendAsync("here"u8.ToArray(), System.Net.WebSockets.WebSocketMessageType.Text, true, stopping);
            await LoopbackVenue.SilentAsync(stopping);
        });

        // The server has the IPv4 address alone.
        using VenueConnection connection = Dial.Open(new UriBuilder(venue.Address) { Host = "localhost" }.Uri);
        Assert.Equal("here"u8, connection.Receive());
    }

    private async Task StartAsync(int symbols, FeedOptions feed, string? command = null)
    {
        _venue = await SandboxServer.StartAsync(new SandboxOptions { MessagesPerSecond = 5_000 });
        BybitRest rest = new(_http, new Uri(Venue.RestUrl));
        FollowedUniverse universe = await UniverseLoading.LoadAsync(rest.ListContractsAsync, new UniverseOptions { MaxSymbols = symbols }, CancellationToken.None);
        Assert.Equal(symbols, universe.Instruments.Count);
        if (command is not null)
        {
            await ControlAsync(command);
        }

        _engine = new MarketEngine(new EngineOptions { Feed = feed }, TimeProvider.System, NullLogger<MarketEngine>.Instance);
        Engine.Start(new Uri(Venue.WebSocketUrl), universe);
    }

    private Task<EngineHealth> HealthAsync(Func<EngineHealth, bool> done) => Wait.ForAsync(() => Task.FromResult(Engine.ReadHealth()), done);

    private async Task ControlAsync(string command)
    {
        using StringContent content = new(command, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await _http.PostAsync(new Uri(Venue.RestUrl + "/control"), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private bool AskFailedAgain(EngineHealth health)
    {
        foreach (ConnectionHealth failed in health.Connections.Where(c => c.State == ConnectionState.Failed))
        {
            Engine.Retry(failed.Index, "asked by an administrator");
        }

        return false;
    }
}
