using Scalper.Core.Primitives;

namespace Scalper.Tests.Primitives;

public sealed class TokenBucketTests
{
    private const long Second = 1_000_000_000;
    private const long Start = 1_786_000_000 * Second;

    [Fact]
    public void HasToken_Full_LetsTheCapacityThroughAtOnceAndThenWaits()
    {
        TokenBucket bucket = new(3, 2);
        Assert.Equal(3, TakeAll(bucket, Start));
        Assert.False(bucket.HasToken(Start + (Second / 2) - 1));
        Assert.True(bucket.HasToken(Start + (Second / 2)));
    }

    [Fact]
    public void HasToken_LongPause_FillsNoFurtherThanTheCapacity()
    {
        TokenBucket bucket = new(3, 2);
        TakeAll(bucket, Start);
        Assert.Equal(3, TakeAll(bucket, Start + (3_600 * Second)));
    }

    [Fact]
    public void HasToken_ClockThatRunsBack_FillsNothing()
    {
        TokenBucket bucket = new(1, 1);
        TakeAll(bucket, Start);
        Assert.False(bucket.HasToken(Start - (10 * Second)));
        Assert.False(bucket.HasToken(Start + Second - 1));
        Assert.True(bucket.HasToken(Start + Second));
    }

    private static int TakeAll(TokenBucket bucket, long nowNs)
    {
        int taken = 0;
        for (; bucket.HasToken(nowNs); taken++)
        {
            bucket.Take();
        }

        return taken;
    }
}
