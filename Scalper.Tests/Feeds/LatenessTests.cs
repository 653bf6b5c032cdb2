using Scalper.Core.Feeds;

namespace Scalper.Tests.Feeds;

public sealed class LatenessTests
{
    private const long Second = 1_000_000_000;
    private const long StartMs = 1_786_000_000_000;

    private readonly Lateness _lateness = new();

    /// <summary>Clocks that disagree by seconds say nothing about it.</summary>
    [Theory]
    [InlineData(-5_000)]
    [InlineData(0)]
    [InlineData(5_000)]
    public void Of_FrameThatTookLongerThanTheFastest_IsTheDifference(long venueAheadMs)
    {
        Assert.Equal(0, At(0, madeMs: -100 + venueAheadMs));
        Assert.Equal(0, At(1_000, madeMs: 950 + venueAheadMs));
        Assert.Equal(12 * Second, At(15_050, madeMs: 3_000 + venueAheadMs));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_786_000_000)]
    [InlineData(1_786_000_000_000_000)]
    [InlineData(long.MaxValue)]
    public void Of_NoTimeOrOneInAnotherUnit_IsNothing(long gatewayTimeMs)
    {
        Assert.Equal(0, _lateness.Of(StartMs * 1_000_000, gatewayTimeMs));
        Assert.Equal(0, At(1_000, madeMs: 900));
    }

    [Fact]
    public void Restart_NewConnection_HasItsOwnFastestFrame()
    {
        At(0, madeMs: 0);
        _lateness.Restart();
        Assert.Equal(0, At(30_000, madeMs: 10_000));
        Assert.Equal(Second, At(32_000, madeMs: 11_000));
    }

    private long At(long nowMs, long madeMs) => _lateness.Of((StartMs + nowMs) * 1_000_000, StartMs + madeMs);
}
