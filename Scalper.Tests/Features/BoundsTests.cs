using Scalper.Core.Features;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Features;

/// <summary>What waits or is remembered has a bound, and what is lost to it is counted.</summary>
public sealed class BoundsTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    [Trait("Fault", "F-64")]
    public void PendingTrades_BeyondCapacity_DropsTheOldest()
    {
        PendingTrades pending = new();
        for (int i = 1; i <= PendingTrades.Capacity + 10; i++)
        {
            pending.Add(new PendingTrade(i, BookSide.Bid, 100, 1));
        }

        Assert.Equal((PendingTrades.Capacity, 10L), (pending.Count, pending.Dropped));
        PendingTrade[] taken = pending.Take(long.MaxValue).ToArray();
        Assert.Equal((11, PendingTrades.Capacity), (taken[0].Sequence, taken.Length));
    }

    [Fact]
    public void PendingTrades_Take_SplitsAtTheSequenceAndKeepsTheOrder()
    {
        PendingTrades pending = new();
        foreach (long sequence in new long[] { 5, 9, 6, 8, 5, 12 })
        {
            pending.Add(new PendingTrade(sequence, BookSide.Ask, 100, sequence));
        }

        Assert.Equal([], pending.Take(4).ToArray());
        Assert.Equal([5, 6, 5], pending.Take(7).ToArray().Select(t => t.Sequence));
        Assert.Equal([9, 8], pending.Take(9).ToArray().Select(t => t.Sequence));
        Assert.Equal([12], pending.Take(12).ToArray().Select(t => t.Sequence));
        Assert.Equal(0, pending.Count);
    }

    [Fact]
    public void PendingTrades_PartTakenFromAFullStore_LosesNothing()
    {
        PendingTrades pending = new();
        for (int i = 1; i <= PendingTrades.Capacity; i++)
        {
            pending.Add(new PendingTrade(i % 2 == 0 ? 1 : 2, BookSide.Bid, i, 1));
        }

        Assert.Equal(PendingTrades.Capacity / 2, pending.Take(1).Length);
        Assert.Equal(Enumerable.Range(0, PendingTrades.Capacity / 2).Select(i => (2L * i) + 1), pending.Take(2).ToArray().Select(t => t.PriceTicks));
    }

    [Fact]
    public void WallEpisodes_BeyondCapacity_DropsTheOldest()
    {
        WallEpisodes episodes = new();
        for (int i = 1; i <= WallEpisodes.Capacity + 5; i++)
        {
            episodes.Open(Episode(i));
        }

        Assert.Equal((WallEpisodes.Capacity, 5L), (episodes.Items.Length, episodes.Dropped));
        Assert.False(episodes.HasOpen(BookSide.Bid, 5));
        Assert.True(episodes.HasOpen(BookSide.Bid, 6));
        Assert.False(episodes.HasOpen(BookSide.Ask, 6));
    }

    [Fact]
    public void WallEpisodes_Expire_ForgetsClosedOnesThatNoWindowSees()
    {
        WallEpisodes episodes = new();
        episodes.Open(Episode(1));
        episodes.Open(Episode(2));
        episodes.BookOpen(index: 0, quantity: 0, sequence: 2, 59 * Second);

        episodes.Expire((64 * Second) - 1);
        Assert.Equal(2, episodes.Items.Length);
        episodes.Expire(64 * Second);
        Assert.Equal([2L], episodes.Items.ToArray().Select(e => e.PriceTicks));
        episodes.Expire(long.MaxValue);
        Assert.Single(episodes.Items.ToArray());
    }

    [Fact]
    public void WallEpisodes_ClosedDroppedAndExpired_OpenOnesAreStillFound()
    {
        WallEpisodes episodes = new();
        foreach (int price in Enumerable.Range(1, 5))
        {
            episodes.Open(Episode(price));
        }

        episodes.BookOpen(index: 0, quantity: 0, sequence: 2, 2 * Second);
        episodes.DropOpen(index: 1, 3 * Second);
        episodes.Expire(70 * Second);

        Assert.Equal([2L, 4L, 5L], Enumerable.Range(0, episodes.OpenCount).Select(i => episodes.OpenAt(i).PriceTicks));
        Assert.Equal([false, true, false, true, true], Enumerable.Range(1, 5).Select(price => episodes.HasOpen(BookSide.Bid, price)));
        episodes.DropAllOpen(80 * Second);
        Assert.Equal((0, 0), (episodes.OpenCount, episodes.Items.Length));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(37)]
    [InlineData(50)]
    public void WallSide_SmallestFactor_NeverExceedsTheRoomForWalls(int levels)
    {
        for (int walls = 0; walls <= levels; walls++)
        {
            BookLevel[] side = [.. Enumerable.Range(0, levels).Select(i => new BookLevel(i, i < walls ? 1_000_000 : 1))];
            long threshold = new WallSide(side, side.Sum(l => l.QtyLots), factor: 2).Threshold;
            Assert.InRange(side.Count(l => l.QtyLots >= threshold), 0, WallFeatures.MaxWallsPerSide);
        }
    }

    [Fact]
    public void WallSide_Threshold_IsTheExactEdgeOfTheIntegerTest()
    {
        SeededRandom random = new(3);
        for (int round = 0; round < 2_000; round++)
        {
            int n = 10 + (int)(random.NextUnit() * 41), factor = 2 + (int)(random.NextUnit() * 30);
            BookLevel[] side = [.. Enumerable.Range(0, n).Select(i => new BookLevel(i, 1 + (long)Math.Pow(10, random.NextUnit() * 4)))];
            long sum = side.Sum(l => l.QtyLots);
            long threshold = new WallSide(side, sum, factor).Threshold;
            Assert.All(side, l => Assert.Equal(l.QtyLots * (n - 1) >= factor * (sum - l.QtyLots), l.QtyLots >= threshold));
        }
    }

    private static WallEpisode Episode(long price) => new()
    {
        Side = BookSide.Bid,
        PriceTicks = price,
        OpenedAtNs = Second,
        Size = 100,
        Quantity = 100,
    };
}
