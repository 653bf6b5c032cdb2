using Scalper.Core.Feeds;
using Scalper.Core.Wire;

namespace Scalper.Tests.Feeds;

/// <summary>The one place where faults are classified, as a table.</summary>
public sealed class FaultRuleTests
{
    private static readonly TimeSpan Halt = TimeSpan.FromMinutes(10);

    [Theory]
    [Trait("Fault", "F-13")]
    [InlineData(ConnectionEndKind.OwnClose, FaultClass.Stop, false)]
    [InlineData(ConnectionEndKind.Broken, FaultClass.Recoverable, true)]
    [InlineData(ConnectionEndKind.Silence, FaultClass.Recoverable, true)]
    [InlineData(ConnectionEndKind.NoAnswer, FaultClass.Recoverable, true)]
    [InlineData(ConnectionEndKind.Replaced, FaultClass.Recoverable, true)]
    [InlineData(ConnectionEndKind.ConnectTimeout, FaultClass.Recoverable, false)]
    [InlineData(ConnectionEndKind.Unreachable, FaultClass.Recoverable, false)]
    [InlineData(ConnectionEndKind.SendFailed, FaultClass.Recoverable, false)]
    [InlineData(ConnectionEndKind.TooLong, FaultClass.Recoverable, false)]
    [InlineData(ConnectionEndKind.NotAuthenticated, FaultClass.Fatal, false)]
    public void Classify_EndWithoutACode_IsItsClass(ConnectionEndKind kind, FaultClass expected, bool atOnce)
    {
        Assert.Equal(new FaultVerdict(expected, atOnce), FaultRule.Classify(new ConnectionEnd(kind, ""), Halt));
    }

    [Theory]
    [Trait("Fault", "F-13")]
    [InlineData(1000, FaultClass.Recoverable, false)]
    [InlineData(1001, FaultClass.Recoverable, false)]
    [InlineData(1002, FaultClass.Recoverable, false)]
    [InlineData(1005, FaultClass.Recoverable, true)]
    [InlineData(1008, FaultClass.Fatal, false)]
    [InlineData(1009, FaultClass.Recoverable, false)]
    [InlineData(1011, FaultClass.Recoverable, false)]
    [InlineData(1012, FaultClass.Recoverable, false)]
    [InlineData(1013, FaultClass.Recoverable, false)]
    [InlineData(4_001, FaultClass.Recoverable, false)]
    public void Classify_CloseCode_IsItsClass(int code, FaultClass expected, bool atOnce)
    {
        TimeSpan? halt = expected == FaultClass.Fatal ? Halt : null;
        Assert.Equal(new FaultVerdict(expected, atOnce, halt), FaultRule.Classify(new ConnectionEnd(ConnectionEndKind.CloseFrame, "", code), Halt));
    }

    [Theory]
    [Trait("Fault", "F-13")]
    [InlineData(400, null, FaultClass.Fatal, 600, false)]
    [InlineData(401, null, FaultClass.Fatal, 600, false)]
    [InlineData(404, null, FaultClass.Fatal, 600, false)]
    [InlineData(403, null, FaultClass.Fatal, 600, true)]
    [InlineData(403, 30, FaultClass.Fatal, 600, true)]
    [InlineData(403, 900, FaultClass.Fatal, 900, true)]
    [InlineData(429, null, FaultClass.Fatal, 600, true)]
    [InlineData(429, 30, FaultClass.Fatal, 30, true)]
    [InlineData(429, 900, FaultClass.Fatal, 900, true)]
    [InlineData(500, null, FaultClass.Recoverable, null, false)]
    [InlineData(503, 30, FaultClass.Recoverable, null, false)]
    [InlineData(302, null, FaultClass.Recoverable, null, false)]
    public void Classify_HttpStatus_IsItsClass(int status, int? retryAfter, FaultClass expected, int? halt, bool venueWide)
    {
        ConnectionEnd end = new(ConnectionEndKind.HttpRefusal, "", status, Seconds(retryAfter));
        Assert.Equal(new FaultVerdict(expected, Halt: Seconds(halt), IsVenueWide: venueWide), FaultRule.Classify(end, Halt));
    }

    /// <summary>A venue that answers "too many" and names no time ahead must not be asked again at once.</summary>
    [Fact]
    [Trait("Fault", "F-05")]
    public void Classify_TooManyRequestsWithAWaitOfNothing_HaltsAsWhereNoneWasNamed()
    {
        ConnectionEnd end = new(ConnectionEndKind.HttpRefusal, "", 429, TimeSpan.Zero);
        Assert.Equal(Halt, FaultRule.Classify(end, Halt).Halt);
    }

    /// <summary>A date at the end of time is more nanoseconds than there are: the next attempt would be due at once.</summary>
    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    public void Classify_RetryAfterAtTheEndOfTime_HaltsForThirtyDays(int status)
    {
        ConnectionEnd end = new(ConnectionEndKind.HttpRefusal, "", status, TimeSpan.FromDays(7_000 * 365));
        Assert.Equal(TimeSpan.FromDays(30), FaultRule.Classify(end, Halt).Halt);
    }

    [Fact]
    public void Classify_RefusedTopic_CostsTheTopicAlone()
    {
        Assert.Equal(FaultClass.Topic, FaultRule.Classify(new SubscriptionRefusal("tickers.A", AlreadySubscribed: false)).Class);
        Assert.Equal(FaultClass.Topic, FaultRule.Classify(new SubscriptionRefusal(null, AlreadySubscribed: false)).Class);
        Assert.Equal(FaultClass.Recoverable, FaultRule.Classify(new SubscriptionRefusal("tickers.A", AlreadySubscribed: true)).Class);
    }

    private static TimeSpan? Seconds(int? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : null;
}
