using Scalper.Tests.Components;
using Scalper.Web.Storage;

namespace Scalper.Tests.Storage;

public sealed class GrowthMeterTests
{
    private readonly ManualTime _time = new();
    private readonly GrowthMeter _meter;

    public GrowthMeterTests() => _meter = new GrowthMeter(_time);

    [Fact]
    public void Read_ShorterThanTenMinutes_IsNone()
    {
        Assert.Null(_meter.Read(5));
        _meter.Add(0);
        _time.Advance(GrowthMeter.Shortest - TimeSpan.FromTicks(1));
        Assert.Null(_meter.Read(5));
    }

    [Theory]
    [InlineData(1_000, 7_000, 36_000)]
    [InlineData(7_000, 1_000, -36_000)]
    [InlineData(5, 5, 0)]
    public void Read_TenMinutes_IsScaledToAnHour(long before, long after, double expected)
    {
        _meter.Add(before);
        _time.Advance(GrowthMeter.Shortest);
        Assert.Equal(new Growth(expected, GrowthMeter.Shortest), _meter.Read(after));
    }

    [Fact]
    public void Read_LongerThanADay_ForgetsWhatWasBefore()
    {
        const int Minutes = 3 * 24 * 60;
        for (int minute = 0; minute <= Minutes; minute++)
        {
            // A jump on the first day, then ten bytes a minute.
            _meter.Add((minute > 60 ? 1_000_000 : 0) + (minute * 10));
            _time.Advance(GrowthMeter.Period);
        }

        Growth growth = _meter.Read(1_000_000 + ((Minutes + 1) * 10))!;
        Assert.Equal(TimeSpan.FromMinutes((24 * 60) + 1), growth.Over);
        Assert.Equal(600, growth.BytesPerHour, 6);
    }
}
