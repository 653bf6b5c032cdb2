using Scalper.Core.Features;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Features;

public sealed class MidSamplesTests
{
    private const long Second = 1_000_000_000;

    private readonly MidSamples _mids = new();

    [Fact]
    public void AdvanceTo_WithinOneSecond_TakesNoSample()
    {
        Advance(10.0m, 100);
        Advance(10.999999999m, 101);
        Assert.Equal(0, _mids.Count);
    }

    [Fact]
    public void AdvanceTo_WholeSecondExactly_TakesTheMidBeforeTheFrame()
    {
        Advance(10.5m, 100);
        Advance(11.0m, 100);
        Assert.Equal(1, _mids.Count);
        Advance(11.0m, 105);
        Assert.Equal(1, _mids.Count);
    }

    [Fact]
    public void AdvanceTo_QuietSeconds_CarriesTheMidForward()
    {
        Advance(0, 100);
        Advance(60.5m, 100);
        Assert.Equal((60, null, null), (_mids.Count, _mids.Features.Volatility1m, _mids.Features.Trend));
        Advance(61, 100);
        Assert.Equal((61, 0.0, 0.0, Trend.Neutral), (_mids.Count, _mids.Features.Volatility1m, _mids.Features.PriceChange1m, _mids.Features.Trend));
        Assert.Null(_mids.Features.Volatility5m);
    }

    [Theory]
    [InlineData(300, false)]
    [InlineData(301, true)]
    public void AdvanceTo_FiveMinutes_NeedsThreeHundredAndOneSamples(int samples, bool known)
    {
        Advance(0, 100);
        Advance(samples, 100);
        Assert.Equal(known, _mids.Features.Volatility5m is not null);
        Assert.Equal(known, _mids.Features.PriceChangePct5m is not null);
    }

    [Fact]
    public void AdvanceTo_SilenceOfYears_IsBoundedAndInstant()
    {
        Advance(0, 100);
        _mids.AdvanceTo(long.MaxValue, 100);
        Assert.Equal((301, 0.0), (_mids.Count, _mids.Features.Volatility5m));
    }

    [Fact]
    public void AdvanceTo_SecondThatEndsWithoutAMid_ClearsTheHistory()
    {
        Advance(0, 100);
        Advance(70, 100);
        Advance(71, null);
        Assert.Equal((0, default), (_mids.Count, _mids.Features));
    }

    [Fact]
    public void AdvanceTo_MidGoneAndBackWithinASecond_KeepsTheHistory()
    {
        Advance(0, 100);
        Advance(70.1m, 100);
        Advance(70.5m, null);
        Advance(70.9m, 101);
        Assert.Equal(70, _mids.Count);
    }

    [Fact]
    public void AdvanceTo_OneStepInTheMinute_GivesChangeVolatilityAndTrend()
    {
        Advance(0, 100);
        Advance(30, 100);
        Advance(61, 101);

        // Sixty returns, one of them ln 1.01: population deviation, then scaled to the minute.
        double r = Math.Log(1.01), mean = r / 60, variance = (((r - mean) * (r - mean)) + (59 * mean * mean)) / 60;
        MomentumFeatures features = _mids.Features;
        Assert.Equal(Math.Sqrt(variance) * Math.Sqrt(60), features.Volatility1m!.Value, 1e-15);
        Assert.Equal((1.0, 1.0, Trend.Bullish), (features.PriceChange1m, features.PriceChangePct1m, features.Trend));
    }

    private void Advance(decimal seconds, double? mid) => _mids.AdvanceTo((1_786_000_000 * Second) + (long)(seconds * Second), mid);
}
