using Scalper.Web.Profiles;

namespace Scalper.Tests.Profiles;

public sealed class FundingRhythmTests
{
    private const long HourMs = 3_600_000;

    private readonly FundingRhythm _rhythm = new();

    [Theory]
    [InlineData(0)]
    [InlineData(-30_000)]
    [InlineData(200_000)]
    public void Add_NextFundingAfterOneJustReached_TellsTheInterval(long afterMs)
    {
        _rhythm.Add(8 * HourMs, 5 * HourMs);
        Assert.Null(_rhythm.IntervalMinutes);
        _rhythm.Add(12 * HourMs, (8 * HourMs) + afterMs);
        Assert.Equal(240, _rhythm.IntervalMinutes);
        _rhythm.Add(13 * HourMs, 12 * HourMs);
        Assert.Equal(60, _rhythm.IntervalMinutes);
    }

    [Fact]
    public void Add_FundingsInBetweenMayHaveBeenMissed_TellsNothing()
    {
        _rhythm.Add(8 * HourMs, 5 * HourMs);
        _rhythm.Add(24 * HourMs, 17 * HourMs);
        Assert.Null(_rhythm.IntervalMinutes);
    }

    [Fact]
    public void Add_UnknownInBetween_KeepsTheOneBefore()
    {
        _rhythm.Add(8 * HourMs, 5 * HourMs);
        _rhythm.Add(null, 7 * HourMs);
        _rhythm.Add(16 * HourMs, 8 * HourMs);
        Assert.Equal(480, _rhythm.IntervalMinutes);
    }
}
