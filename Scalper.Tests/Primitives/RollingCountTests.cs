using Scalper.Core.Primitives;

namespace Scalper.Tests.Primitives;

public sealed class RollingCountTests
{
    private const long Second = 1_000_000_000;

    private readonly RollingCount _count = new();

    [Fact]
    public void Sum_LastWholeSeconds_LeavesOutThePresentOneAndTheOlder()
    {
        for (int second = 1_000; second <= 1_100; second++)
        {
            Add(second, times: second - 999);
        }

        // The seconds 1090 to 1099.
        Assert.Equal(Enumerable.Range(91, 10).Sum(), _count.Sum(1_100 * Second, 10));
        Assert.Equal(100, _count.Sum((1_101 * Second) - 1, 1));
        Assert.Equal(101, _count.Sum(1_101 * Second, 1));
        Assert.Equal(0, _count.Sum(1_300 * Second, 120));
    }

    [Fact]
    public void Sum_TwoMinutes_IsHeldWhole()
    {
        for (int second = 1_000; second < 1_400; second++)
        {
            Add(second, times: 1);
        }

        Assert.Equal(120, _count.Sum(1_400 * Second, 120));
        Assert.Equal(400, _count.Total);
    }

    private void Add(long second, int times)
    {
        for (int i = 0; i < times; i++)
        {
            _count.Add((second * Second) + i);
        }
    }
}
