using Scalper.Core.Primitives;
using Scalper.Web.Profiles;

namespace Scalper.Tests.Profiles;

/// <summary>The median of bins against one of sorted samples.</summary>
public sealed class MedianWindowTests
{
    private const double Error = 0.022;

    [Fact]
    public void Median_NoSamples_IsNone()
    {
        MedianWindow window = new(10);
        Assert.Equal((null, 0), (window.Median, window.Count));
        window.Rest();
        Assert.Null(window.Median);
        window.Restore(5, 0);
        Assert.Null(window.Median);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Median_SeededStreams_IsThatOfTheLastOneOrTwoGenerations(int seed)
    {
        const int Generation = 50;
        SeededRandom random = new((ulong)seed);
        MedianWindow window = new(Generation);
        List<double> all = [];
        for (int i = 0; i < 400; i++)
        {
            double sample = Math.Pow(10, -2 + (4.0 * (random.NextBits() % 10_000) / 10_000));
            window.Add(sample);
            all.Add(sample);

            int inCurrent = all.Count % Generation;
            double[] newest = [.. all.TakeLast(Math.Min(all.Count, Generation + inCurrent)).Order()];
            Assert.Equal(newest.Length, window.Count);
            AssertClose(newest[(newest.Length - 1) / 2], window.Median);
        }
    }

    [Theory]
    [InlineData(0, 0.001)]
    [InlineData(0.0000001, 0.001)]
    [InlineData(1e9, 16_384)]
    public void Median_OutsideTheBins_IsTheEdge(double sample, double edge)
    {
        MedianWindow window = new(10);
        window.Add(sample);
        AssertClose(edge, window.Median);
    }

    [Fact]
    public void Restore_KeptMedian_StandsUntilAGenerationHasCome()
    {
        MedianWindow window = new(100);
        window.Restore(8, 60);
        Assert.Equal((8.0, 60), (window.Median, window.Count));
        Add(window, 2, 59);
        AssertClose(8, window.Median);
        Add(window, 2, 2);
        AssertClose(2, window.Median);
        Add(window, 2, 39);
        Assert.Equal(100, window.Count);
    }

    [Fact]
    public void Restore_MoreThanAGeneration_WeighsOne()
    {
        MedianWindow window = new(100);
        window.Restore(8, 190);
        Assert.Equal(100, window.Count);
    }

    [Fact]
    public void Restore_AfterTheFirstSamples_CountsBoth()
    {
        MedianWindow window = new(100);
        Add(window, 2, 5);
        window.Restore(8, 90);
        Assert.Equal(95, window.Count);
        AssertClose(8, window.Median);
    }

    [Fact]
    public void Rest_ThenMoreSamples_GoesOnFromTheMedian()
    {
        MedianWindow window = new(100);
        Add(window, 4, 30);
        window.Rest();
        Assert.Equal(30, window.Count);
        AssertClose(4, window.Median);
        Add(window, 1, 31);
        AssertClose(1, window.Median);
    }

    private static void Add(MedianWindow window, double sample, int times)
    {
        for (int i = 0; i < times; i++)
        {
            window.Add(sample);
        }
    }

    private static void AssertClose(double expected, double? actual) => Assert.InRange(actual!.Value, expected * (1 - Error), expected * (1 + Error));
}
