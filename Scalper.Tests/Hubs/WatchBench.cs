using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Core.Engine;
using Scalper.Core.Heatmap;
using Scalper.Core.Universe;
using Scalper.Core.Venues.Bybit;
using Scalper.Tests.Components;
using Scalper.Web.Hubs;
using Scalper.Web.Market;
using Scalper.Web.Settings;

namespace Scalper.Tests.Hubs;

/// <summary>Watches over a made-up engine with symbols AUSDT and BUSDT, each of which follows the same script.</summary>
internal sealed class WatchBench
{
    public WatchBench(int seed = 1, long firstIndex = 18_000_000_000, HeatmapOptions? options = null)
    {
        Script = new ColumnScript(seed, firstIndex);
        Market.Columns = _ => Script.Past;
        MarketSettings settings = new(new EngineOptions { Heatmap = options ?? new HeatmapOptions() }, new BybitOptions(), new UniverseOptions(), new SandboxSettings(), new VenueProxyOptions());
        Watched = new WatchedSymbols(Market, settings, Time, NullLogger<WatchedSymbols>.Instance);
    }

    public FakeMarket Market { get; } = new("AUSDT", "BUSDT");

    public ManualTime Time { get; } = new();

    public ColumnScript Script { get; }

    public WatchedSymbols Watched { get; }

    public async Task<WatchedSymbol> JoinAsync(string symbol = "AUSDT")
    {
        WatchedSymbol? joined = await Watched.JoinAsync(Market.Find(symbol)!, CancellationToken.None);
        Assert.NotNull(joined);
        return joined;
    }

    /// <summary>More columns; returns once the watch has them.</summary>
    public async Task FeedAsync(WatchedSymbol to, int columns, Func<bool>? isLost = null, bool isLive = true, int trades = 0)
    {
        long came = to.Held.Columns;
        for (int i = 0; i < columns; i++)
        {
            Script.Next(column => isLost?.Invoke() != true && Market.Watchers[to.Symbol.Instrument.Symbol].TryWrite(column), isLive, trades);
            came += Script.Kept.LastOrDefault() == Script.Index ? 1 : 0;
            while (to.Held.Columns < came)
            {
                await Task.Yield();
            }
        }
    }
}
