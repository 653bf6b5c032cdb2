using Scalper.Core.Feeds;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Feeds;

public sealed class VenueClockTests
{
    private const long Ms = 1_000_000;
    private const long Start = 1_786_000_000_000 * Ms;

    private readonly VenueClock _clock = new();

    [Fact]
    public void New_Clock_KnowsNothing()
    {
        Assert.Equal((0, 0, 0), (_clock.OffsetNs, _clock.RoundTripNs, _clock.ReadAtNs));
    }

    [Theory]
    [Trait("Fault", "F-51")]
    [InlineData(250)]
    [InlineData(-1_500)]
    [InlineData(0)]
    public void Add_OneReading_IsTheVenuesTimeAtHalfTheRoundTrip(long offsetMs)
    {
        Add(roundTripMs: 40, offsetMs);
        Assert.Equal((offsetMs * Ms, 40 * Ms, Start + (40 * Ms)), (_clock.OffsetNs, _clock.RoundTripNs, _clock.ReadAtNs));
    }

    /// <summary>The five seconds are all on the way back: the reading by itself would be 2.5 s wrong.</summary>
    [Theory]
    [Trait("Fault", "F-52")]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(7)]
    public void Add_OneOfEightReadingsFiveSecondsLate_MovesLessThanTenMilliseconds(int slow)
    {
        for (int i = 0; i < 8; i++)
        {
            if (i == slow)
            {
                _clock.Add(Start, Start + (5_020 * Ms), Start + (110 * Ms));
            }
            else
            {
                Add(roundTripMs: 20 + i, offsetMs: 100);
            }
        }

        Assert.InRange(_clock.OffsetNs, 91 * Ms, 109 * Ms);
        Assert.InRange(_clock.RoundTripNs, 20 * Ms, 21 * Ms);
    }

    [Fact]
    public void Add_ClockThatWasSet_IsFollowedOnceTheOldReadingsAreGone()
    {
        Add(roundTripMs: 5, offsetMs: 0);
        for (int i = 0; i < 8; i++)
        {
            Add(roundTripMs: 20, offsetMs: 5_000);
        }

        Assert.Equal(5_000 * Ms, _clock.OffsetNs);
    }

    [Fact]
    public void Add_AnswerBeforeTheQuestion_CountsAsNoTimeAtAll()
    {
        _clock.Add(Start, Start - (50 * Ms), Start + (10 * Ms));
        Assert.Equal((10 * Ms, 0), (_clock.OffsetNs, _clock.RoundTripNs));
    }

    [Theory]
    [Trait("Fault", "F-55")]
    [InlineData(0, 30, 0, 30)]
    [InlineData(0, -30, 1, 0)]
    [InlineData(50, -30, 0, 20)]
    [InlineData(-50, 30, 1, 0)]
    public void MessageDelay_ByTheVenuesClock_IsNeverBelowZeroAndCountsWhereItWouldBe(long offsetMs, long elapsedMs, long negative, long expectedMs)
    {
        Add(roundTripMs: 0, offsetMs);
        MessageDelay delay = new(_clock);
        delay.Record(Start + (elapsedMs * Ms), Start / Ms);
        LatencyHistogram total = new();
        delay.AddTo(total, Start + (elapsedMs * Ms));
        Assert.Equal((negative, 1L, expectedMs * Ms), (delay.Negative, total.Count, total.MaxNs));
    }

    [Theory]
    [Trait("Fault", "F-54")]
    [InlineData(Start / Ms / 1_000)]
    [InlineData(Start / 1_000)]
    [InlineData(Start)]
    [InlineData(1)]
    [InlineData(long.MaxValue)]
    public void MessageDelay_TimeInAnotherUnit_IsNoDelay(long gatewayTime)
    {
        MessageDelay delay = new(_clock);
        delay.Record(Start, gatewayTime);
        delay.Record(Start, (Start / Ms) - 7);
        LatencyHistogram total = new();
        delay.AddTo(total, Start);
        Assert.Equal((0, 1L, 7 * Ms), (delay.Negative, total.Count, total.MaxNs));
    }

    private void Add(long roundTripMs, long offsetMs) =>
        _clock.Add(Start, Start + (roundTripMs * Ms), Start + (roundTripMs * Ms / 2) + (offsetMs * Ms));
}
