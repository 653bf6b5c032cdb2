using System.Net.WebSockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Sandbox.Hosting;
using Scalper.Tests.Sandbox;
using Scalper.Tests.Wire;

namespace Scalper.Tests.EndToEnd;

/// <summary>The engine against the sandbox exchange over real sockets: start, loss, return.</summary>
public sealed class EngineOverSocketTests
{
    private static readonly string[] Prime = ["BTCUSDT", "ETHUSDT", "SOLUSDT"];

    [Fact]
    public async Task Start_ThreeHundredSymbols_AllBecomeLiveAndScored()
    {
        await using SandboxServer venue = await SandboxServer.StartAsync(new SandboxOptions());
        FollowedUniverse universe = await ListAsync(venue, new UniverseOptions { Prime = Prime });
        Assert.Equal(300, universe.Instruments.Count);
        Assert.Equal(Prime, universe.Instruments.Take(3).Select(i => i.Symbol));
        await using MarketEngine engine = Engine(new FeedOptions());
        engine.Start(new Uri(venue.WebSocketUrl), universe);

        EngineHealth health = await Wait.ForAsync(() => Task.FromResult(engine.ReadHealth()), h => h.Live == 300);

        Assert.Equal(EngineStatus.Healthy, health.Status);
        Assert.All(engine.Symbols, AssertScored);
    }

    [Fact]
    public async Task Start_ArgumentLimitBelowTheUniverse_OpensAsManyConnectionsAsItAsks()
    {
        await using SandboxServer venue = await SandboxServer.StartAsync(new SandboxOptions());
        FollowedUniverse universe = await ListAsync(venue, new UniverseOptions { MaxSymbols = 40 });
        await using MarketEngine engine = Engine(new FeedOptions { ArgumentCharacters = 1_000 });
        engine.Start(new Uri(venue.WebSocketUrl), universe);

        EngineHealth health = await Wait.ForAsync(() => Task.FromResult(engine.ReadHealth()), h => h.Live == 40);

        Assert.True(health.Connections.Count >= 3, $"{health.Connections.Count} connections");
        Assert.All(health.Connections, lane => Assert.Equal(ConnectionState.Connected, lane.State));
        Assert.Equal(120, health.Connections.Sum(lane => lane.Topics.Total));
    }

    [Fact]
    public async Task Run_VenueGoesAndComesBack_NothingIsServedMeanwhileAndAllSubscriptionsReturn()
    {
        SandboxServer first = await SandboxServer.StartAsync(new SandboxOptions());
        Uri stream = new(first.WebSocketUrl);
        FollowedUniverse universe = await ListAsync(first, new UniverseOptions { Symbols = Prime });
        await using MarketEngine engine = Engine(new FeedOptions { BackoffFirstMilliseconds = 20, BackoffCapMilliseconds = 50 });
        engine.Start(stream, universe);
        await Wait.ForAsync(() => Task.FromResult(engine.ReadHealth()), h => h.Live == 3);

        await first.DisposeAsync();
        // A venue that goes may still have taken one more connection, and books that were asked for there are Empty, not Stale.
        EngineHealth lost = await Wait.ForAsync(
            () => Task.FromResult(engine.ReadHealth()),
            h => h.Connections[0] is { State: ConnectionState.Reconnecting, LastError: not null }
                && engine.Symbols.All(s => ViewOf(s) is { IsLive: false, Fault.Kind: BookFaultKind.ConnectionLost }));
        Assert.Equal((EngineStatus.Down, 0), (lost.Status, lost.Live));
        Assert.All(engine.Symbols, s => Assert.Equal("no connection to the venue", ViewOf(s).Fault.Describe()));

        await using SandboxServer second = await SandboxServer.StartAsync(new SandboxOptions { Port = stream.Port, Seed = 2 });
        EngineHealth back = await Wait.ForAsync(() => Task.FromResult(engine.ReadHealth()), h => h.Live == 3);
        Assert.Equal(lost.Connections[0].Reconnects + 1, back.Connections[0].Reconnects);
        Assert.All(engine.Symbols, AssertScored);
    }

    [Fact]
    public async Task Dispose_LiveBooks_NoneIsServedAfterwards()
    {
        await using SandboxServer venue = await SandboxServer.StartAsync(new SandboxOptions());
        FollowedUniverse universe = await ListAsync(venue, new UniverseOptions { Symbols = Prime });
        MarketEngine engine = Engine(new FeedOptions());
        engine.Start(new Uri(venue.WebSocketUrl), universe);
        await Wait.ForAsync(() => Task.FromResult(engine.ReadHealth()), h => h.Live == 3);

        await engine.DisposeAsync();

        EngineHealth health = engine.ReadHealth();
        Assert.Equal((EngineStatus.Down, 3), (health.Status, health.Stale));
    }

    [Fact]
    [Trait("Fault", "F-73")]
    public async Task Run_FramesThatCannotBeRead_AreLoggedInOneLine()
    {
        await using LoopbackVenue venue = await LoopbackVenue.StartAsync(async (socket, stopping) =>
        {
            for (int i = 0; i < 50; i++)
            {
                await socket.SendAsync("{\"topic\":"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, stopping);
            }

            await LoopbackVenue.SilentAsync(stopping);
        });
        using LoggedLines log = new();
        FollowedUniverse universe = new(UniverseSource.Settings, [new Instrument("BTCUSDT", DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001"))], null);
        await using MarketEngine engine = new(new EngineOptions(), TimeProvider.System, new Logger<MarketEngine>(log));
        engine.Start(venue.Address, universe);

        await Wait.ForAsync(() => Task.FromResult(engine.ReadHealth()), h => h.MessagesTotal == 50);

        Assert.Equal(1, log.Count("frames could not be read, the last one because of NotJson"));
    }

    [Fact]
    public async Task Inspect_WhileTheVenueIsUnreachable_AnswersWithWhatIsHeld()
    {
        FollowedUniverse universe = new(UniverseSource.Settings, [new Instrument("BTCUSDT", DecimalStep.Parse("0.10"), DecimalStep.Parse("0.001"))], null);
        await using MarketEngine engine = Engine(new FeedOptions());
        engine.Start(new Uri("ws://127.0.0.1:1/v5/public/linear"), universe);

        SymbolDetail detail = await engine.InspectAsync(engine.Symbols[0], CancellationToken.None);

        Assert.Empty(detail.Bids);
        Assert.Equal(BookStatus.Empty, detail.View.Status);
    }

    private static async Task<FollowedUniverse> ListAsync(SandboxServer venue, UniverseOptions options)
    {
        using HttpClient http = new();
        BybitRest rest = new(http, new Uri(venue.RestUrl));
        return await UniverseLoading.LoadAsync(rest.ListContractsAsync, options, CancellationToken.None);
    }

    private static MarketEngine Engine(FeedOptions feed) =>
        new(new EngineOptions { Feed = feed }, TimeProvider.System, NullLogger<MarketEngine>.Instance);

    private static SymbolView ViewOf(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        return view;
    }

    private static void AssertScored(FollowedSymbol symbol)
    {
        SymbolView view = ViewOf(symbol);
        Assert.True(view.IsLive, $"{symbol.Instrument.Symbol} is {view.Status}: {view.Fault.Describe()}");
        Assert.True(view.Scores > 0);
        Assert.Equal(Math.Clamp(50 + view.Score.Contributions.Sum, 0, 100), view.Score.Value);
    }
}
