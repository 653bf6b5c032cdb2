using Scalper.Core.Primitives;
using Scalper.Web.Profiles;

namespace Scalper.Tests.Profiles;

/// <summary>Totals added up from looks against what was counted in each of the lane's counts up to the last look at it.</summary>
public sealed class TotalsMeterTests
{
    private const long SecondNs = 1_000_000_000;

    private readonly TotalsMeter _meter = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Add_SeededLaneThatBeginsAnew_IsTheSumOfItsCounts(int seed)
    {
        SeededRandom random = new((ulong)seed);
        List<ProfileSample> lastOfEachCount = [];
        long startNs = 5_000 * SecondNs;
        ProfileSample sample = new() { AtNs = startNs, CountedSinceNs = startNs };
        for (int i = 0; i < 2_000; i++)
        {
            bool beginsAnew = i == 0 || random.NextBits() % 100 == 0;
            sample = beginsAnew ? new ProfileSample { AtNs = sample.AtNs, CountedSinceNs = sample.AtNs } : sample;
            sample = Later(sample, random);
            if (beginsAnew)
            {
                lastOfEachCount.Add(sample);
            }

            lastOfEachCount[^1] = sample;
            _meter.Add(sample);
        }

        Assert.True(lastOfEachCount.Count > 5);
        ProfileTotals expected = new()
        {
            FollowedNs = sample.AtNs - startNs,
            LiveNs = lastOfEachCount.Sum(s => s.LiveNs),
            Messages = lastOfEachCount.Sum(s => s.Messages),
            SequenceGaps = lastOfEachCount.Sum(s => s.SequenceGaps),
            Resyncs = lastOfEachCount.Sum(s => s.Resyncs),
            CrossedBooks = lastOfEachCount.Sum(s => s.CrossedBooks),
            UnreadableFrames = lastOfEachCount.Sum(s => s.UnreadableFrames),
        };
        Assert.Equal(expected, _meter.Total);
        Assert.Equal((double)expected.LiveNs / expected.FollowedNs, _meter.Total.UptimeShare);
    }

    [Fact]
    public void Add_CounterRanBackUnderTheSameBeginning_IsCountedFromZero()
    {
        _meter.Add(At(1) with { Messages = 100, Resyncs = 2 });
        _meter.Add(At(2) with { Messages = 30, Resyncs = 5 });
        Assert.Equal((130, 7), (_meter.Total.Messages, _meter.Total.Resyncs));
    }

    [Fact]
    public void Add_FirstLookAfterTheLaneBegan_CountsTheTimeBefore()
    {
        _meter.Add(At(10) with { CountedSinceNs = 4 * SecondNs, LiveNs = 3 * SecondNs, Messages = 9 });
        Assert.Equal((6 * SecondNs, 3 * SecondNs, 9), (_meter.Total.FollowedNs, _meter.Total.LiveNs, _meter.Total.Messages));
        Assert.Equal(0.5, _meter.Total.UptimeShare);
    }

    [Fact]
    public void Add_LaneThatNeverConnected_IsFollowedAndNotUp()
    {
        Assert.Null(_meter.Total.UptimeShare);
        _meter.Add(At(10));
        Assert.Null(_meter.Total.UptimeShare);
        _meter.Add(At(40));
        Assert.Equal((30 * SecondNs, 0.0), (_meter.Total.FollowedNs, _meter.Total.UptimeShare));
    }

    [Fact]
    public void Add_LaneThatDoesNotRun_IsNotLiveMeanwhile()
    {
        _meter.Add(At(0) with { CountedSinceNs = 1 });
        _meter.Add(At(10) with { CountedSinceNs = 1, LiveNs = 10 * SecondNs });
        _meter.Add(At(60) with { CountedSinceNs = 1, LiveNs = 60 * SecondNs, IsSuspended = true });
        _meter.Add(At(61) with { CountedSinceNs = 1, LiveNs = 61 * SecondNs });
        Assert.Equal(11 * SecondNs, _meter.Total.LiveNs);
    }

    [Fact]
    public void Add_LiveTimeTakenBack_NeverRunsBack()
    {
        _meter.Add(At(0) with { CountedSinceNs = 1 });
        _meter.Add(At(10) with { CountedSinceNs = 1, LiveNs = 10 * SecondNs });
        _meter.Add(At(11) with { CountedSinceNs = 1, LiveNs = (10 * SecondNs) - 5 });
        Assert.Equal(10 * SecondNs, _meter.Total.LiveNs);
    }

    [Fact]
    public void Break_FollowedAgainLater_LeavesOutTheTimeBetween()
    {
        _meter.Add(At(0));
        _meter.Add(At(10) with { Messages = 5 });
        _meter.Break();
        _meter.Add(At(500) with { CountedSinceNs = 499 * SecondNs, Messages = 2 });
        _meter.Add(At(520) with { CountedSinceNs = 499 * SecondNs, Messages = 4 });
        Assert.Equal((31 * SecondNs, 9), (_meter.Total.FollowedNs, _meter.Total.Messages));
    }

    [Fact]
    public void MessagesPerSecond_WholeMinutes_IsTheLastOnes()
    {
        _meter.Add(At(0));
        _meter.Add(At(59) with { Messages = 590 });
        Assert.Null(_meter.MessagesPerSecond);
        _meter.Add(At(60) with { Messages = 600 });
        Assert.Equal(10, _meter.MessagesPerSecond);
        _meter.Add(At(119) with { Messages = 600 });
        Assert.Equal(10, _meter.MessagesPerSecond);
        _meter.Add(At(140) with { Messages = 1_000 });
        Assert.Equal(5, _meter.MessagesPerSecond);
    }

    private static ProfileSample At(long seconds) => new() { AtNs = seconds * SecondNs };

    // Mostly a second, now and then a pause of minutes.
    private static ProfileSample Later(in ProfileSample s, SeededRandom random)
    {
        long stepNs = random.NextBits() % 50 == 0 ? 200 * SecondNs : SecondNs;
        return s with
        {
            AtNs = s.AtNs + stepNs,
            LiveNs = s.LiveNs + (long)(random.NextBits() % (ulong)stepNs),
            Messages = s.Messages + 1 + (long)(random.NextBits() % 20),
            SequenceGaps = s.SequenceGaps + (random.NextBits() % 10 == 0 ? 1 : 0),
            Resyncs = s.Resyncs + (random.NextBits() % 8 == 0 ? 1 : 0),
            CrossedBooks = s.CrossedBooks + (random.NextBits() % 40 == 0 ? 1 : 0),
            UnreadableFrames = s.UnreadableFrames + (random.NextBits() % 60 == 0 ? 1 : 0),
        };
    }
}
