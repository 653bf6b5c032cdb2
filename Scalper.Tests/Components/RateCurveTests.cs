using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class RateCurveTests
{
    [Fact]
    public void Of_NothingOrOneSample_HasNoLine()
    {
        Assert.Equal(("", 10.0), (RateCurve.Of([]).Line, RateCurve.Of([]).Top));
        Assert.Equal("", RateCurve.Of([new RateSample(0, 500, 0)]).Line);
        Assert.Empty(RateCurve.Of([]).Gaps);
    }

    [Fact]
    public void Of_Samples_EndAtTheRightEdgeUnderARoundNumber()
    {
        RateCurve curve = RateCurve.Of([new RateSample(0, 1_000, 0), new RateSample(5_000, 1_500, 0), new RateSample(10_000, 500, 0)]);
        Assert.Equal(2_000, curve.Top);
        Assert.Equal("M890.0 50.0L895.0 25.0L900.0 75.0", curve.Line);
        Assert.Equal([(0.0, 890.0)], curve.Gaps);
    }

    [Fact]
    public void Of_TimeWithoutSamples_IsNotBridged()
    {
        RateCurve curve = RateCurve.Of([new RateSample(0, 5, 0), new RateSample(5_000, 5, 0), new RateSample(65_000, 5, 0), new RateSample(70_000, 5, 0)]);
        Assert.Equal("M830.0 50.0L835.0 50.0M895.0 50.0L900.0 50.0", curve.Line);
        Assert.Equal([(0.0, 830.0), (835.0, 895.0)], curve.Gaps);
    }

    [Fact]
    public void Of_LastSampleLongAgo_TheGapReachesNow()
    {
        RateCurve curve = RateCurve.Of([new RateSample(0, 5, 0), new RateSample(5_000, 5, 0)], unreadMs: 95_000);
        Assert.Equal("M800.0 50.0L805.0 50.0", curve.Line);
        Assert.Equal([(0.0, 800.0), (805.0, 900.0)], curve.Gaps);
    }

    [Fact]
    public void Of_SamplesOverTheWholeTime_HaveNoGap()
    {
        Assert.Empty(RateCurve.Of([.. Enumerable.Range(0, RateSampler.HistoryLength).Select(i => new RateSample(i * 5_000, 5, 0))]).Gaps);
    }

    [Fact]
    public void Of_OlderThanFifteenMinutes_IsNotDrawn()
    {
        RateCurve curve = RateCurve.Of([new RateSample(0, 5, 3), new RateSample(901_000, 5, 0), new RateSample(906_000, 5, 2)]);
        Assert.Equal("M895.0 50.0L900.0 50.0", curve.Line);
        Assert.Equal([(900.0, 2L)], curve.Errors);
        Assert.Equal([(0.0, 895.0)], curve.Gaps);
    }
}
