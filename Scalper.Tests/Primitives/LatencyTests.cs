using Scalper.Core.Primitives;

namespace Scalper.Tests.Primitives;

public sealed class LatencyTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void Percentile_NothingCounted_IsNone()
    {
        Assert.Null(new LatencyHistogram().Percentile(0.5));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(1_000)]
    [InlineData(123_456_789)]
    [InlineData(3_600 * Second)]
    public void Percentile_OneValue_IsThatValue(long nanoseconds)
    {
        LatencyHistogram histogram = new();
        histogram.Record(nanoseconds);
        Assert.Equal(nanoseconds, histogram.Percentile(0.5));
        Assert.Equal(nanoseconds, histogram.MaxNs);
    }

    [Fact]
    public void Percentile_SeededDurations_IsWithinSevenPercentAndNeverBelow()
    {
        SeededRandom random = new(5);
        LatencyHistogram histogram = new();
        List<long> all = [];
        for (int i = 0; i < 20_000; i++)
        {
            long duration = (long)Math.Pow(10, 1 + (random.NextUnit() * 8));
            histogram.Record(duration);
            all.Add(duration);
        }

        all.Sort();
        foreach (double share in new[] { 0.01, 0.5, 0.9, 0.99, 0.999, 1 })
        {
            long exact = all[(int)Math.Ceiling(share * all.Count) - 1];
            Assert.InRange(histogram.Percentile(share)!.Value, exact, exact * 1.07);
        }
    }

    [Fact]
    public void Record_NegativeDuration_CountsAsZero()
    {
        // Clocks of two machines may disagree; a negative latency must not harm the others.
        LatencyHistogram histogram = new();
        histogram.Record(-5);
        histogram.Record(100);
        Assert.Equal(0, histogram.Percentile(0.5));
        Assert.Equal(100, histogram.MaxNs);
    }

    [Fact]
    public void AddTo_LastMinute_LeavesOlderOut()
    {
        RollingLatency rolling = new();
        rolling.Record(1_000 * Second, 5);
        rolling.Record(1_030 * Second, 10);
        rolling.Record(1_056 * Second, 15);

        Assert.Equal((5, 15), Read(rolling, 1_058 * Second));
        Assert.Equal((10, 15), Read(rolling, 1_061 * Second));
        Assert.Equal((null, 0), Read(rolling, 1_200 * Second));
    }

    [Fact]
    public void Record_AfterAWholeTurn_ClearsTheSlotFirst()
    {
        RollingLatency rolling = new();
        rolling.Record(1_000 * Second, 10);
        rolling.Record(1_060 * Second, 15);
        Assert.Equal((15, 15), Read(rolling, 1_060 * Second));
    }

    [Fact]
    public void PerSecond_SteadyRate_IsTheMeanOfTheLastFiveWholeSeconds()
    {
        RollingCount count = new();
        for (int i = 0; i < 100; i++)
        {
            count.Add((1_000 * Second) + (i * Second / 10));
        }

        Assert.Equal(100, count.Total);
        Assert.Equal(10, count.PerSecond(1_010 * Second));
        Assert.Equal(8, count.PerSecond(1_011 * Second));
        Assert.Equal(0, count.PerSecond(1_100 * Second));
    }

    private static (double? Least, long Max) Read(RollingLatency rolling, long nowNs)
    {
        LatencyHistogram total = new();
        rolling.AddTo(total, nowNs);
        return (total.Percentile(0), total.MaxNs);
    }
}
