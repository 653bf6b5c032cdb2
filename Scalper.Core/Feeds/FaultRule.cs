using Scalper.Core.Wire;

namespace Scalper.Core.Feeds;

/// <summary>
/// Classifies every fault of a feed, in this one place. Close codes are those of RFC 6455 section 7.4.1 and the IANA WebSocket close
/// code registry; HTTP 403 is the venue's ban of an address for 10 minutes or more (Bybit v5 documentation, rate limit rules,
/// checked 2026-11-21).
/// </summary>
public static class FaultRule
{
    private const int NoCode = 1005;
    private const int PolicyViolation = 1008;
    private const int TooManyRequests = 429;
    private const int Forbidden = 403;
    private const int RequestTimeout = 408;
    private const int TooEarly = 425;

    // A date at the end of time would be a halt without end, and more nanoseconds than there are.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(30);

    /// <summary>What the end of a connection, or of an attempt at one, asks of us.</summary>
    /// <param name="halt">How long a fatal fault halts a connection where the venue does not say.</param>
    public static FaultVerdict Classify(ConnectionEnd end, TimeSpan halt) => end.Kind switch
    {
        ConnectionEndKind.OwnClose => new FaultVerdict(FaultClass.Stop),
        ConnectionEndKind.NotAuthenticated => new FaultVerdict(FaultClass.Fatal),
        ConnectionEndKind.CloseFrame => ClassifyClose(end.Code ?? NoCode, halt),
        ConnectionEndKind.HttpRefusal => ClassifyRefusal(end, halt),
        ConnectionEndKind.Broken or ConnectionEndKind.Silence or ConnectionEndKind.NoAnswer or ConnectionEndKind.Replaced
            => new FaultVerdict(FaultClass.Recoverable, AtOnce: true),
        _ => new FaultVerdict(FaultClass.Recoverable),
    };

    /// <summary>What a refused subscription asks of us. A topic that is subscribed already is no fault at all.</summary>
    public static FaultVerdict Classify(SubscriptionRefusal refusal) =>
        new(refusal.AlreadySubscribed ? FaultClass.Recoverable : FaultClass.Topic);

    // Also 1000, which here is the venue's: our own close does not get this far.
    private static FaultVerdict ClassifyClose(int code, TimeSpan halt) => code switch
    {
        PolicyViolation => new FaultVerdict(FaultClass.Fatal, Halt: halt),
        NoCode => new FaultVerdict(FaultClass.Recoverable, AtOnce: true),
        _ => new FaultVerdict(FaultClass.Recoverable),
    };

    private static FaultVerdict ClassifyRefusal(ConnectionEnd end, TimeSpan halt)
    {
        TimeSpan retryAfter = end.RetryAfter ?? TimeSpan.Zero;
        TimeSpan asked = retryAfter < LongestAsked ? retryAfter : LongestAsked;
        return end.Code switch
        {
            // A wait of nothing is no wait that a venue out of patience can mean.
            TooManyRequests => new FaultVerdict(FaultClass.Fatal, Halt: asked > TimeSpan.Zero ? asked : halt, IsVenueWide: true),
            Forbidden => new FaultVerdict(FaultClass.Fatal, Halt: asked > halt ? asked : halt, IsVenueWide: true),

            // A wrong address or request does not become right by asking again.
            >= 400 and < 500 and not (RequestTimeout or TooEarly) => new FaultVerdict(FaultClass.Fatal, Halt: halt),
            _ => new FaultVerdict(FaultClass.Recoverable),
        };
    }
}
