using Scalper.Core.Engine;
using Scalper.Core.Feeds;

namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>One connection in each state that the pages tell apart. Index and place in the list are the same.</summary>
internal static class SampleConnections
{
    public const int Sound = 0, Silent = 1, Lost = 2, Halted = 3, Opening = 4, NotStarted = 5, Longest = 6, Metrics = 10_000;

    private const long Second = 1000;

    public static ConnectionHealth[] All =>
    [
        At(Sound, ConnectionState.Connected) with { History = [Step(30, ConnectionState.Disconnected, ConnectionState.Connecting, "start"), Step(29, ConnectionState.Connecting, ConnectionState.Connected, "upgraded")] },
        At(Silent, ConnectionState.Connected) with { LastMessageAtMs = Views.AtMs - (25 * Second), LastDataAtMs = Views.AtMs - (25 * Second), MessagesPerSecond = 0, Topics = new TopicCounts(Wanted: 0, Sent: 2, Confirmed: 290, Rejected: 1, Stale: 7), GoneSymbols = 2 },
        At(Lost, ConnectionState.Reconnecting) with { Cause = "closed by the venue, code 1006", NextAttemptAtMs = Views.AtMs + (4 * Second), LastError = "closed by the venue, code 1006", Losses = 3, Connects = 4 },
        SampleHealth.Halted(Halted),
        At(Opening, ConnectionState.Connecting) with { Cause = "first attempt", Connects = 0, LastMessageAtMs = null, LastDataAtMs = null, MessagesPerSecond = 0, Messages = 0, Delay = DelayReading.None },
        SampleHealth.Lane(ConnectionState.Disconnected, lane: NotStarted) with { Connects = 0, LastMessageAtMs = null, Topics = default },
        At(Longest, ConnectionState.Reconnecting) with
        {
            Cause = LongText, LastError = LongText, SinceMs = Views.AtMs - (200_000 * Second), NextAttemptAtMs = Views.AtMs + (100_000 * Second), Connects = 1_000_000, Losses = 999_999, Malformed = 123_456_789, MalformedShare = 0.5, IsMalformedAlert = true,
            Messages = 98_765_432_109, MessagesPerSecond = 123_456, WireBytes = 9_876_543_210_987, FrameBytes = 98_765_432_109_876, Delay = new DelayReading(12_345.6, 987_654.3, 12),
            Topics = new TopicCounts(Wanted: 1500, Sent: 1500, Confirmed: 1500, Rejected: 1500, Stale: 1500), GoneSymbols = 500,
            History = [.. Enumerable.Range(0, 100).Select(i => Step(100 - i, ConnectionState.Connected, ConnectionState.Reconnecting, LongText))],
        },
    ];

    /// <summary>The metrics feed's, of whose frames some can't be read.</summary>
    public static ConnectionHealth OfMetrics => At(Metrics, ConnectionState.Connected) with { Role = ConnectionRole.Metrics, Malformed = 12, MalformedShare = 0.032, IsMalformedAlert = true };

    /// <summary>As long as what a venue or a system has said.</summary>
    public static string LongText =>
        "The SSL connection could not be established, see inner exception: Received an unexpected EOF or 0 bytes from the transport stream. (stream.bybit.example:443, attempt 17, after 10,000 ms)";

    private static ConnectionHealth At(int index, ConnectionState state) => SampleHealth.Lane(state, lane: index) with
    {
        Cause = "upgraded",
        SinceMs = Views.AtMs - (29 * Second),
        OpenedAtMs = Views.AtMs - (29 * Second),
        LastMessageAtMs = Views.AtMs - 40,
        LastDataAtMs = Views.AtMs - 40,
        Connects = 1,
        Messages = 36_120,
        MessagesPerSecond = 1204,
        Requests = 12,
        WireBytes = 9_400_000,
        FrameBytes = 42_000_000,
        Topics = new TopicCounts(Wanted: 0, Sent: 0, Confirmed: 300, Rejected: 0, Stale: 0),
        Delay = new DelayReading(3.2, 18.7, 0),
    };

    private static ConnectionTransition Step(int secondsAgo, ConnectionState from, ConnectionState to, string cause) =>
        new((Views.AtMs - (secondsAgo * Second)) * 1_000_000, from, to, cause);
}
