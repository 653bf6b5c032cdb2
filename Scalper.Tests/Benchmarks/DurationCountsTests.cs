using Scalper.Benchmarks.Measure;

namespace Scalper.Tests.Benchmarks;

public sealed class DurationCountsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(1_000_003)]
    [InlineData(59_999_999_999)]
    public void Percentile_OneDuration_IsItToOnePercent(long nanoseconds)
    {
        DurationCounts counts = new();
        counts.Add(nanoseconds);
        Assert.InRange(counts.Percentile(0.5), nanoseconds, nanoseconds * 1.008);
    }

    [Fact]
    public void Percentile_ThousandAndOneDurations_AreAtTheirRank()
    {
        DurationCounts counts = new();
        for (int i = 1; i <= 1_000; i++)
        {
            counts.Add(i * 1_000);
        }

        counts.Add(50_000_000);
        Percentiles percentiles = Percentiles.Of(counts)!;
        Assert.Equal([501, 991, 1_000, 50_000], new[] { percentiles.P50, percentiles.P99, percentiles.P999, percentiles.Max }, (expected, got) => Math.Abs((got / expected) - 1) < 0.008);
    }

    [Fact]
    public void Since_EarlierCopy_LeavesWhatCameAfter()
    {
        DurationCounts counts = new(), earlier = new();
        counts.Add(7);
        earlier.Add(counts);
        counts.Add(90);
        DurationCounts since = counts.Since(earlier);
        Assert.Equal((1, 90), (since.Count, since.Percentile(0.01)));
    }

    [Fact]
    public void Of_Nothing_IsNone() => Assert.Null(Percentiles.Of(new DurationCounts()));
}
