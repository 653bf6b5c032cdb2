using Scalper.Core.Engine;
using Scalper.Core.Heatmap;
using Scalper.Web.Hubs;

namespace Scalper.Tests.Hubs;

public sealed class WatchedSymbolsTests
{
    [Fact]
    public async Task Join_TwoViewers_OneWatch()
    {
        WatchBench bench = new();
        WatchedSymbol one = await bench.JoinAsync(), two = await bench.JoinAsync();
        Assert.Same(one, two);
        Assert.Equal(1, bench.Watched.Count);
        Assert.Single(bench.Market.Watchers);
    }

    [Fact]
    public async Task Leave_LastViewer_WatchGoesOnForAMinute()
    {
        WatchBench bench = new();
        WatchedSymbol symbol = await bench.JoinAsync();
        await bench.JoinAsync();
        bench.Watched.Leave(symbol);
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(bench.Market.Watchers);
        bench.Watched.Leave(symbol);
        bench.Time.Advance(WatchedSymbols.Grace - TimeSpan.FromSeconds(1));
        Assert.Single(bench.Market.Watchers);
        bench.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(bench.Market.Watchers);
        Assert.Equal((0, 0), (bench.Watched.Count, bench.Time.Timers));
    }

    [Fact]
    public async Task Join_WithinTheMinute_FindsTheColumns()
    {
        WatchBench bench = new();
        WatchedSymbol symbol = await bench.JoinAsync();
        await bench.FeedAsync(symbol, 30);
        bench.Watched.Leave(symbol);
        bench.Time.Advance(TimeSpan.FromSeconds(59));
        await using ViewerOf viewer = new(await bench.JoinAsync(), bench.Script.Index - 5) { };
        viewer.Picture.IsGoingOn = true;
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(bench.Market.Watchers);
        Assert.False(viewer.IsUpToDate);
        Assert.Equal(0, viewer.Picture.Starts);
    }

    [Fact]
    public async Task Join_AfterTheMinute_WatchesAnew()
    {
        WatchBench bench = new();
        WatchedSymbol before = await bench.JoinAsync();
        await bench.FeedAsync(before, 30);
        bench.Watched.Leave(before);
        bench.Time.Advance(WatchedSymbols.Grace);
        WatchedSymbol after = await bench.JoinAsync();
        Assert.NotSame(before, after);
        Assert.Equal((0, 0), after.Held);
        bench.Watched.Leave(before);
        bench.Time.Advance(WatchedSymbols.Grace);
        Assert.Single(bench.Market.Watchers);
    }

    [Fact]
    public async Task Join_NothingKept_NoWatchAndNobodyToLeave()
    {
        WatchBench bench = new();
        bench.Market.Columns = null;
        Assert.Null(await bench.Watched.JoinAsync(bench.Market.Find("AUSDT")!, CancellationToken.None));
        Assert.Equal((0, 0), (bench.Watched.Count, bench.Time.Timers));
        bench.Market.Columns = _ => bench.Script.Past;
        Assert.NotNull(await bench.Watched.JoinAsync(bench.Market.Find("AUSDT")!, CancellationToken.None));
    }

    [Fact]
    public async Task Join_LaneBusy_ToldAndAskedAgainByTheNext()
    {
        WatchBench bench = new();
        bench.Market.Columns = _ => throw new LaneBusyException("The inbox of lane 0 is full.");
        await Assert.ThrowsAsync<LaneBusyException>(() => bench.Watched.JoinAsync(bench.Market.Find("AUSDT")!, CancellationToken.None));
        Assert.Equal((0, 0), (bench.Watched.Count, bench.Time.Timers));
        bench.Market.Columns = _ => bench.Script.Past;
        await bench.JoinAsync();
    }

    [Fact]
    public async Task Join_AfterTheSymbolWasDropped_WatchesAnew()
    {
        WatchBench bench = new();
        WatchedSymbol before = await bench.JoinAsync();
        bench.Market.Watchers["AUSDT"].Complete();
        while (bench.Watched.Count > 0)
        {
            await Task.Yield();
        }

        bench.Watched.Leave(before);
        Assert.NotSame(before, await bench.JoinAsync());
    }

    [Fact]
    public async Task Feed_MoreSymbols_ShareTheMemory()
    {
        WatchBench bench = new(options: new HeatmapOptions { WatchedMegabytes = 1 });
        WatchedSymbol one = await bench.JoinAsync();
        await bench.FeedAsync(one, 9_000);
        long alone = one.Held.Bytes;
        Assert.InRange(alone, 900_000, 1 << 20);
        await bench.JoinAsync("BUSDT");
        await bench.FeedAsync(one, 1);
        Assert.InRange(one.Held.Bytes, 400_000, 1 << 19);
    }
}
