using Scalper.Core.Primitives;

namespace Scalper.Tests.Primitives;

public sealed class HandOverTests
{
    [Fact]
    public void TryTake_Items_ComeInOrderUntilNoneIsLeft()
    {
        HandOver<int> ring = new(4);
        Assert.False(ring.TryTake(out _));
        for (int round = 0; round < 10; round++)
        {
            ring.Add(round);
            ring.Add(-round);
            Assert.Equal([round, -round], TakeAll(ring));
        }

        Assert.Equal(0, ring.Lost);
    }

    [Fact]
    [Trait("Fault", "F-64")]
    public void Add_FullRing_LosesTheNewestAndCountsThem()
    {
        HandOver<int> ring = new(4);
        for (int i = 0; i < 10; i++)
        {
            ring.Add(i);
        }

        Assert.Equal(6, ring.Lost);
        Assert.Equal([0, 1, 2, 3], TakeAll(ring));
        ring.Add(10);
        Assert.Equal([10], TakeAll(ring));
    }

    [Fact]
    [Trait("Fault", "F-34")]
    public async Task Add_WhileAnotherThreadTakes_KeepsTheOrderAndLosesOnlyWhatItCounts()
    {
        const int Items = 1_000_000;
        HandOver<long> ring = new(1_024);
        Task writer = Task.Run(() =>
        {
            for (long i = 1; i <= Items; i++)
            {
                ring.Add(i);
            }
        });
        long taken = 0, last = 0;
        while (!writer.IsCompleted || taken + ring.Lost < Items)
        {
            while (ring.TryTake(out long item))
            {
                Assert.True(item > last, $"{item} after {last}");
                last = item;
                taken++;
            }
        }

        await writer;
        Assert.Equal(Items, taken + ring.Lost);
    }

    private static List<int> TakeAll(HandOver<int> ring)
    {
        List<int> all = [];
        while (ring.TryTake(out int item))
        {
            all.Add(item);
        }

        return all;
    }
}
