using Scalper.Core.Evaluation;
using Scalper.Core.Evaluation.Fit;

namespace Scalper.Tests.Evaluation.Fit;

public sealed class SpanCorrelationTests
{
    private static readonly Horizon One = Horizon.Find(1)!.Value, Sixty = Horizon.Find(60)!.Value;

    [Fact]
    public void Of_SomeSymbols_IsTheMeanOfTheirRankCorrelations()
    {
        var a = Pairs(seed: 1, 600, 0.5);
        var b = Pairs(seed: 2, 300, -0.2);
        RankWorkspace workspace = new();
        double expected = new[] { a, b }.Average(s => RankCorrelation.Of([.. s.Select(p => p.X)], [.. s.Select(p => p.Y)], workspace)!.Value);
        Assert.Equal(expected, SpanCorrelation.Of([a, b], One).Value!.Value, 1e-9);
    }

    [Fact]
    public void Of_ManyMarketsWithoutSignal_HasItsIntervalAboutZeroMostOfTheTime()
    {
        SpanEstimate[] estimates = [.. Enumerable.Range(1, 100).Select(seed => SpanCorrelation.Of([Pairs(seed, 900, 0)], One))];
        Assert.All(estimates, e => Assert.Equal((30, true), (e.Blocks, e.Low < e.Value && e.Value < e.High)));
        Assert.InRange(estimates.Count(e => e.Low <= 0 && e.High >= 0), 85, 100);
    }

    [Fact]
    public void Of_FewerPiecesThanAnIntervalTakes_HasNone()
    {
        SpanEstimate estimate = SpanCorrelation.Of([Pairs(seed: 3, 900, 0.5)], Sixty);
        Assert.Equal((4, null, null), (estimate.Blocks, estimate.Low, estimate.High));
        Assert.NotNull(estimate.Value);
    }

    [Fact]
    public void Of_ConstantValues_IsNone()
    {
        SpanEstimate estimate = SpanCorrelation.Of([[.. Pairs(seed: 4, 900, 0.5).Select(p => p with { X = 50 })]], One);
        Assert.Equal(new SpanEstimate(null, null, null, 0), estimate);
    }

    [Fact]
    public void OfDifference_TheSameValueTwice_IsZeroWithoutWidth()
    {
        SpanEstimate estimate = SpanCorrelation.OfDifference([[.. Pairs(seed: 5, 900, 0.5).Select(p => (p.Second, p.X, p.X, p.Y))]], One);
        Assert.Equal((0, 0, 0), (estimate.Value, estimate.Low, estimate.High));
    }

    [Fact]
    public void OfDifference_ABetterValue_IsAboveZero()
    {
        Random random = new(6);
        SpanEstimate estimate = SpanCorrelation.OfDifference([[.. Pairs(seed: 7, 900, 0.5).Select(p => (p.Second, p.X, p.X + (3 * random.NextDouble()), p.Y))]], One);
        Assert.True(estimate.Low > 0, $"{estimate}");
    }

    private static List<(long Second, double X, double Y)> Pairs(int seed, int count, double signal)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(second =>
        {
            double x = random.NextDouble();
            return ((long)second, x, (signal * x) + ((1 - Math.Abs(signal)) * random.NextDouble()));
        })];
    }
}
