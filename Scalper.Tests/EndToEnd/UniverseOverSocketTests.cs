using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Sandbox.Hosting;

namespace Scalper.Tests.EndToEnd;

/// <summary>The universe changes while data flows over real sockets: whoever is in both universes misses no frame.</summary>
public sealed class UniverseOverSocketTests : IAsyncLifetime
{
    private const int Symbols = 30;
    private const int PerConnection = 10;
    private const string New = "BRANDNEWUSDT";

    private static readonly UniverseOptions Options = new() { MaxSymbols = Symbols, Include = [New] };

    private readonly HttpClient _http = new();
    private SandboxServer _venue = null!;
    private MarketEngine _engine = null!;

    public async Task InitializeAsync()
    {
        _venue = await SandboxServer.StartAsync(new SandboxOptions());
        FeedOptions feed = new() { SymbolsPerConnection = PerConnection, MetricsSymbols = ["BTCUSDT", New] };
        _engine = new MarketEngine(new EngineOptions { Feed = feed }, new SteadyTime(TimeProvider.System), NullLogger<MarketEngine>.Instance);
        _engine.Start(new Uri(_venue.WebSocketUrl), await ChooseAsync(Options));
        await ReadAsync(h => h.Live == Symbols);
    }

    public async Task DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _venue.DisposeAsync();
        _http.Dispose();
    }

    [Fact]
    public async Task Follow_ListedDelistedAndFinerSteps_TheOthersMissNoFrame()
    {
        FollowedSymbol[] before = [.. _engine.Symbols];
        EngineHealth calm = _engine.ReadHealth();
        string delisted = before[5].Instrument.Symbol, finer = before[17].Instrument.Symbol;
        await ControlAsync(new { cmd = "delist", symbol = delisted });
        await ControlAsync(new { cmd = "list", symbol = New, like = before[2].Instrument.Symbol });
        await ControlAsync(new { cmd = "ticksize", symbol = finer, tick = Finer(before[17].Instrument.TickSize) });

        FollowedUniverse next = await ChooseAsync(Options);
        Assert.Empty(await _engine.FollowAsync(next, CancellationToken.None));

        Assert.Equal(next.Instruments.Select(i => i.Symbol), _engine.Symbols.Select(s => s.Instrument.Symbol));
        FollowedSymbol[] untouched = [.. before.Where(s => s.Instrument.Symbol != delisted && s.Instrument.Symbol != finer)];
        Assert.Equal(untouched.ToHashSet(), before.Intersect(_engine.Symbols).ToHashSet());
        EngineHealth after = await ReadAsync(h => h.Live == Symbols && h.Metrics?.Topics.Confirmed == 4);
        Assert.Equal((Symbols / PerConnection, 0L), (after.Connections.Count, after.Connections.Sum(c => c.Losses + c.Reconnects)));

        // One request each to give up, to cycle the changed one, and to ask for the new; nobody else is asked for again.
        Assert.InRange(after.Connections.Sum(c => c.Requests) - calm.Connections.Sum(c => c.Requests), 2, 8);
        await CompareWithVenueAsync(untouched);
    }

    [Fact]
    public async Task Follow_MoreThanTheConnectionsHold_OpensNewOnesAndFewerLeaveThemIdle()
    {
        FollowedSymbol[] before = [.. _engine.Symbols];
        await _engine.FollowAsync(await ChooseAsync(new UniverseOptions { MaxSymbols = 2 * Symbols }), CancellationToken.None);
        EngineHealth more = await ReadAsync(h => h.Live == 2 * Symbols);
        Assert.Equal(2 * Symbols / PerConnection, more.Connections.Count);
        Assert.Equal(more.Connections.Count, more.Connections.Select(c => c.Index).Distinct().Count());
        Assert.Equal(before.ToHashSet(), before.Intersect(_engine.Symbols).ToHashSet());

        await _engine.FollowAsync(await ChooseAsync(Options), CancellationToken.None);
        EngineHealth fewer = await ReadAsync(h => h.Live == Symbols && h.Connections.Sum(c => c.Topics.Total) == 3 * Symbols);
        Assert.Equal((EngineStatus.Healthy, 0L), (fewer.Status, fewer.Connections.Sum(c => c.Losses)));
        Assert.Contains(fewer.Connections, c => c is { State: ConnectionState.Connected, Topics.Total: 0 });
        await CompareWithVenueAsync(before);
    }

    [Fact]
    public async Task Inspect_SymbolFollowedNoMore_HasNothing()
    {
        FollowedSymbol first = _engine.Symbols[0];
        await _engine.FollowAsync(await ChooseAsync(new UniverseOptions { MaxSymbols = Symbols, Exclude = [first.Instrument.Symbol] }), CancellationToken.None);
        SymbolDetail detail = await _engine.InspectAsync(first, CancellationToken.None);
        Assert.Equal((0, 0, "followed no more"), (detail.Bids.Count, detail.Trades.Count, detail.View.Fault.Describe()));
        Assert.Null(_engine.Find(first.Instrument.Symbol));
    }

    [Fact]
    public async Task Follow_EngineHasStopped_IsRefused()
    {
        FollowedUniverse universe = _engine.Universe!;
        await _engine.DisposeAsync();
        await Assert.ThrowsAsync<LaneBusyException>(() => _engine.FollowAsync(universe, CancellationToken.None));
    }

    private static string Finer(DecimalStep tick) => (decimal.Parse(tick.Text, CultureInfo.InvariantCulture) / 10).ToString(CultureInfo.InvariantCulture);

    // No gap was found, and what is held at the end is what the venue published: then nothing was missed between.
    private async Task CompareWithVenueAsync(IReadOnlyList<FollowedSymbol> symbols)
    {
        await ControlAsync(new { cmd = "rate", value = 0 });
        JsonNode truth = JsonNode.Parse(await _http.GetStringAsync(new Uri($"{_venue.RestUrl}/truth?symbol=*&depth=50&trades=100")))!;
        Dictionary<string, JsonNode> bySymbol = truth["list"]!.AsArray().ToDictionary(s => s!["symbol"]!.GetValue<string>(), s => s!);
        foreach (FollowedSymbol symbol in symbols)
        {
            JsonNode expected = bySymbol[symbol.Instrument.Symbol];
            SymbolDetail detail = await Wait.ForAsync(
                () => _engine.InspectAsync(symbol, CancellationToken.None), d => d.View.UpdateId == expected["u"]!.GetValue<long>());
            Assert.True(detail.View.IsLive && detail.View is { Faults: 0, TradeGapFromNs: 0 }, $"{symbol.Instrument.Symbol}: {detail.View.Faults} faults");
            string[] trades = [.. expected["trades"]!.AsArray().Where(t => !t!["BT"]!.GetValue<bool>()).Select(t => t!["i"]!.GetValue<string>())];
            int compared = Math.Min(trades.Length, detail.Trades.Count);
            Assert.Equal(trades.Take(compared), detail.Trades.Take(compared).Select(t => t.Id.ToString()));
        }
    }

    private async Task<FollowedUniverse> ChooseAsync(UniverseOptions options) =>
        UniverseRule.Choose((await new BybitRest(_http, new Uri(_venue.RestUrl)).ListContractsAsync(CancellationToken.None)).Contracts, options);

    private Task<EngineHealth> ReadAsync(Func<EngineHealth, bool> until) => Wait.ForAsync(() => Task.FromResult(_engine.ReadHealth()), until);

    private async Task ControlAsync(object command)
    {
        using HttpResponseMessage answer = await _http.PostAsJsonAsync(new Uri($"{_venue.RestUrl}/control"), command);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
