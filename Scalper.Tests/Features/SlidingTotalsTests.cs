using Scalper.Core.Features;

namespace Scalper.Tests.Features;

public sealed class SlidingTotalsTests
{
    private readonly SlidingTotals _totals = new(10, 100_000);

    [Fact]
    public void Last_SeriesYoungerThanTheWindow_IsNone()
    {
        Assert.Null(_totals.Last(0, 5));
        _totals.Begin(5);
        Add(5, 3);
        Assert.Null(_totals.Last(0, 14));
        Assert.Equal(0, Lots(0, 15));
    }

    [Fact]
    public void Last_Edges_LeaveOutTheOldestAndHoldTheNewest()
    {
        _totals.Begin(0);
        Add(10, 1);
        Add(19, 2);
        Assert.Equal(3, Lots(0, 19));
        Assert.Equal(2, Lots(0, 20));
        Assert.Equal(0, Lots(0, 29));
    }

    [Fact]
    public void Add_MoreMomentsThanFit_MakesTheLongWindowNoneAndLeavesTheShortOne()
    {
        _totals.Begin(0);
        for (int now = 1; now <= 200_000; now += 10)
        {
            Add(now, 1);
        }

        Assert.Null(_totals.Last(1, 199_991));
        Assert.Equal(1, Lots(0, 199_991));
        Assert.Equal(20_000, (long)_totals.Total.Lots);
    }

    [Fact]
    public void Add_AsManyMomentsAsFitAtOneTime_AreOne()
    {
        _totals.Begin(0);
        for (int i = 0; i < 3 * SlidingTotals.Capacity; i++)
        {
            Add(100_000, 1);
        }

        Assert.Equal(3 * SlidingTotals.Capacity, Lots(1, 100_000));
    }

    [Fact]
    public void Break_Then_EveryWindowIsNone()
    {
        _totals.Begin(0);
        Add(1, 1);
        _totals.Break();
        Assert.Null(_totals.Last(0, 1_000));
        _totals.Begin(1_000);
        Assert.Equal(0, Lots(0, 1_010));
    }

    private void Add(long now, long lots) => _totals.Add(now, new FlowTotals(lots, 0, 1));

    private long Lots(int window, long now) => (long)_totals.Last(window, now)!.Value.Lots;
}
