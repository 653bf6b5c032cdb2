using Scalper.Core.Heatmap;
using Scalper.Web.Hubs;

namespace Scalper.Tests.Hubs;

public sealed class WatchedSymbolTests
{
    [Fact]
    public async Task Read_FirstViewer_SecondsThenEveryColumnAsItCloses()
    {
        WatchBench bench = new(firstIndex: 18_000_000_003);
        for (int i = 0; i < 137; i++)
        {
            bench.Script.Next(isKept: false);
        }

        long firstSeconds = bench.Script.Index;
        WatchedSymbol symbol = await bench.JoinAsync();
        await using ViewerOf viewer = new(symbol);
        Assert.True(await viewer.TakeAsync());
        Assert.Equal(("0.10", "0.001"), viewer.Picture.Steps);
        Assert.Equal(bench.Script.SecondTruth, viewer.Picture.Seconds);
        Assert.Empty(viewer.Picture.Tenths);
        for (int i = 0; i < 25; i++)
        {
            Assert.True(viewer.IsUpToDate);
            await bench.FeedAsync(symbol, 1);
            Assert.True(await viewer.TakeAsync());
            Assert.Equal(bench.Script.Index, viewer.Picture.Last);
        }

        Assert.Equal((1, 25), (viewer.Picture.Starts, viewer.Picture.Updates));
        AssertTrue(bench, viewer, firstSeconds + 1);
    }

    [Fact]
    public async Task Read_LaterViewer_SecondsEndWhereTenthsBegin()
    {
        WatchBench bench = new(firstIndex: 18_000_000_003);
        WatchedSymbol symbol = await bench.JoinAsync();
        await bench.FeedAsync(symbol, 250);
        await using ViewerOf viewer = new(await bench.JoinAsync());
        await viewer.TakeToAsync(bench.Script.Index);
        Assert.Equal(1, viewer.Picture.Starts);
        Assert.Equal(18_000_000_010, viewer.Picture.Tenths.Keys.First());
        Assert.Equal(1_800_000_000, viewer.Picture.Seconds.Keys.Last());
        AssertTrue(bench, viewer, 18_000_000_010);
    }

    [Fact]
    public async Task Read_LongAfterTheOldestWereDropped_SecondsReachToTheOldestHeld()
    {
        WatchBench bench = new(options: new HeatmapOptions { HistorySeconds = 30 });
        WatchedSymbol symbol = await bench.JoinAsync();
        await bench.FeedAsync(symbol, 1_000);
        await using ViewerOf viewer = new(symbol);
        await viewer.TakeToAsync(bench.Script.Index);
        long first = viewer.Picture.Tenths.Keys.First();
        Assert.InRange(bench.Script.Index - first, 230, 300);
        Assert.Equal((first / 10) - 1, viewer.Picture.Seconds.Keys.Last());
        AssertTrue(bench, viewer, first);
    }

    [Fact]
    public async Task Read_TwoViewersUpToDate_ShareTheMessages()
    {
        WatchBench bench = new();
        WatchedSymbol symbol = await bench.JoinAsync();
        await using ViewerOf one = new(symbol), two = new(symbol);
        await one.TakeAsync();
        await two.TakeAsync();
        for (int i = 0; i < 10; i++)
        {
            await bench.FeedAsync(symbol, 1);
            await one.TakeAsync();
            await two.TakeAsync();
            Assert.Same(one.Messages[^1], two.Messages[^1]);
        }
    }

    [Fact]
    public async Task Read_SlowViewer_GetsEverythingSinceInOneMessage()
    {
        WatchBench bench = new();
        WatchedSymbol symbol = await bench.JoinAsync();
        await using ViewerOf slow = new(symbol);
        await slow.TakeAsync();
        await bench.FeedAsync(symbol, 500, trades: 1);
        await slow.TakeAsync();
        Assert.Equal((1, 1), (slow.Picture.Starts, slow.Picture.Updates));
        Assert.Equal(500, slow.Picture.Trades.Count);
        AssertTrue(bench, slow, 18_000_000_000);
        Assert.True(slow.IsUpToDate);
    }

    [Fact]
    public async Task Read_SlowerThanColumnsAreHeld_BeginsAnew()
    {
        WatchBench bench = new(options: new HeatmapOptions { HistorySeconds = 30 });
        WatchedSymbol symbol = await bench.JoinAsync();
        await using ViewerOf slow = new(symbol);
        await slow.TakeAsync();
        await bench.FeedAsync(symbol, 1_000, trades: 1);
        await slow.TakeAsync();
        Assert.Equal((2, 0), (slow.Picture.Starts, slow.Picture.Updates));
        Assert.Equal(Enumerable.Range(901, 100).Select(static i => (long)i), slow.Picture.Trades.Select(static t => t.Lots));
        AssertTrue(bench, slow, slow.Picture.Tenths.Keys.First());
        await bench.FeedAsync(symbol, 3);
        await slow.TakeAsync();
        Assert.Equal((2, 1), (slow.Picture.Starts, slow.Picture.Updates));
    }

    [Fact]
    public async Task Read_AfterAColumnThatIsHeld_GoesOnBehindIt()
    {
        WatchBench bench = new();
        WatchedSymbol symbol = await bench.JoinAsync();
        ViewerOf viewer = new(symbol);
        await bench.FeedAsync(symbol, 77);
        await viewer.TakeToAsync(bench.Script.Index);
        await viewer.DisposeAsync();
        await bench.FeedAsync(symbol, 95);
        await using ViewerOf back = viewer.Return(symbol);
        await back.TakeToAsync(bench.Script.Index);
        Assert.Equal((1, 1), (back.Picture.Starts, back.Picture.Updates));
        AssertTrue(bench, back, 18_000_000_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17_999_999_999)]
    [InlineData(18_000_000_020)]
    [InlineData(long.MaxValue)]
    public async Task Read_AfterAColumnThatIsNotHeld_BeginsAnew(long after)
    {
        WatchBench bench = new();
        WatchedSymbol symbol = await bench.JoinAsync();
        await bench.FeedAsync(symbol, 20);
        await using ViewerOf viewer = new(symbol, after);
        await viewer.TakeToAsync(bench.Script.Index);
        Assert.Equal((1, 0), (viewer.Picture.Starts, viewer.Picture.Updates));
    }

    [Fact]
    public async Task Read_SymbolDropped_LastColumnsThenTheEnd()
    {
        WatchBench bench = new();
        WatchedSymbol symbol = await bench.JoinAsync();
        await using ViewerOf viewer = new(symbol), waiting = new(symbol);
        await viewer.TakeAsync();
        await bench.FeedAsync(symbol, 5);
        await waiting.TakeToAsync(bench.Script.Index);
        Assert.True(waiting.IsUpToDate);
        bench.Market.Watchers["AUSDT"].Complete();
        Assert.False(await waiting.TakeAsync());
        Assert.True(await viewer.TakeAsync());
        Assert.Equal(bench.Script.Index, viewer.Picture.Last);
        Assert.False(await viewer.TakeAsync());
    }

    /// <summary>Columns are lost and books are not Live now and then; viewers come, fall behind, catch up, leave and return.</summary>
    [Fact]
    public async Task Read_ViewersOfAnyPace_AllSeeTheSameBookAtEveryIndex()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            await SimulateAsync(seed);
        }
    }

    private static async Task SimulateAsync(int seed)
    {
        Random random = new(seed);
        WatchBench bench = new(seed, 18_000_000_000 + random.Next(60), new HeatmapOptions { HistorySeconds = random.Next(10, 60) });
        WatchedSymbol symbol = await bench.JoinAsync();
        List<ViewerOf> viewers = [new(symbol)];
        List<ViewerOf> away = [];
        for (int step = 0; step < 200; step++)
        {
            double loss = random.Next(4) == 0 ? 0.3 : 0;
            await bench.FeedAsync(symbol, random.Next(12), () => random.NextDouble() < loss, isLive: random.Next(6) > 0, trades: random.Next(2));
            ViewerOf viewer = viewers[random.Next(viewers.Count)];
            int kind = random.Next(10);
            if (kind == 0)
            {
                viewers.Add(new ViewerOf(symbol));
            }
            else if (kind == 1 && viewers.Count > 1)
            {
                viewers.Remove(viewer);
                await viewer.DisposeAsync();
                away.Add(viewer);
            }
            else if (kind == 2 && away.Count > 0)
            {
                viewers.Add(away[^1].Return(symbol));
                away.RemoveAt(away.Count - 1);
            }
            else if (bench.Script.Kept.Count > 0 && viewer.Picture.Last < bench.Script.Kept[^1])
            {
                await viewer.TakeAsync();
            }
        }

        await bench.FeedAsync(symbol, 1);
        foreach (ViewerOf viewer in viewers)
        {
            await viewer.TakeToAsync(bench.Script.Index);
            AssertTrue(bench, viewer, viewer.Picture.Tenths.Keys.First());
            await viewer.DisposeAsync();
        }
    }

    /// <summary>The viewer has every column that came through from an index on, as it was, and true columns of 1 s before.</summary>
    private static void AssertTrue(WatchBench bench, ViewerOf viewer, long from)
    {
        Assert.Equal(bench.Script.Kept.Where(i => i >= from).Select(i => KeyValuePair.Create(i, bench.Script.Truth[i])), viewer.Picture.Tenths);
        Assert.All(viewer.Picture.Seconds, second => Assert.Equal(bench.Script.SecondTruth[second.Key], second.Value));
        Assert.True(viewer.Picture.Seconds.Count == 0 || (viewer.Picture.Seconds.Keys.Last() + 1) * 10 <= from, "a moment is told twice");
    }
}
