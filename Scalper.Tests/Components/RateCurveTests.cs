using Scalper.Web.Live;

namespace Scalper.Tests.Components;

public sealed class RateCurveTests
{
    [Fact]
    public void Of_NothingOrOneSample_HasNoLine()
    {
        Assert.Equal(("", 10.0), (RateCurve.Of([]).Line, RateCurve.Of([]).Top));
        Assert.Equal("", RateCurve.Of([new RateSample(0, 500, 0)]).Line);
    }

    [Fact]
    public void Of_Samples_EndAtTheRightEdgeUnderARoundNumber()
    {
        RateCurve curve = RateCurve.Of([new RateSample(0, 1_000, 0), new RateSample(5_000, 1_500, 0), new RateSample(10_000, 500, 0)]);
        Assert.Equal(2_000, curve.Top);
        Assert.Equal("M890.0 50.0L895.0 25.0L900.0 75.0", curve.Line);
    }

    [Fact]
    public void Of_TimeWithoutSamples_IsNotBridged()
    {
        RateCurve curve = RateCurve.Of([new RateSample(0, 5, 0), new RateSample(5_000, 5, 0), new RateSample(65_000, 5, 0), new RateSample(70_000, 5, 0)]);
        Assert.Equal("M830.0 50.0L835.0 50.0M895.0 50.0L900.0 50.0", curve.Line);
    }

    [Fact]
    public void Of_OlderThanFifteenMinutes_IsNotDrawn()
    {
        RateCurve curve = RateCurve.Of([new RateSample(0, 5, 3), new RateSample(901_000, 5, 0), new RateSample(906_000, 5, 2)]);
        Assert.Equal("M895.0 50.0L900.0 50.0", curve.Line);
        Assert.Equal([(900.0, 2L)], curve.Errors);
    }
}
