using Scalper.Core.Feeds;
using Scalper.Core.Primitives;

namespace Scalper.Core.Engine;

/// <summary>Reads one connection's health from what its thread publishes. Safe from any thread.</summary>
internal static class ConnectionReading
{
    public static ConnectionHealth Of(FeedThread thread, long nowNs)
    {
        thread.Feed.Read(out FeedReading feed);
        ConnectionTally tally = thread.Tally;
        IReadOnlyList<ConnectionTransition> history = thread.Machine.History;
        return new ConnectionHealth
        {
            Venue = thread.Endpoint.Venue,
            Index = thread.Endpoint.Index,
            Lane = thread.Endpoint.Lane,
            Route = thread.Endpoint.Route,
            Role = thread.Endpoint.Role,
            State = thread.Machine.State,
            Cause = CauseOf(thread, history, nowNs),
            SinceMs = history.Count > 0 ? UnixTime.ToMilliseconds(history[^1].AtNs) : null,
            NextAttemptAtMs = UnixTime.ToMilliseconds(thread.Machine.AttemptAtNs is { } at ? Math.Max(at, thread.Budget.NoConnectBeforeNs) : 0),
            OpenedAtMs = UnixTime.ToMilliseconds(tally.OpenedAtNs),
            Topics = feed.Topics,
            GoneSymbols = feed.Gone,
            LastMessageAtMs = UnixTime.ToMilliseconds(tally.LastMessageAtNs),
            LastDataAtMs = UnixTime.ToMilliseconds(feed.DataAtNs),
            LastPongAtMs = UnixTime.ToMilliseconds(feed.PongAtNs),
            LastTurnAtMs = UnixTime.ToMilliseconds(feed.TurnAtNs),
            Connects = tally.Connects,
            Losses = tally.Losses,
            LastError = thread.LastError,
            Messages = tally.Messages.Total,
            MessagesPerSecond = tally.Messages.PerSecond(nowNs),
            Requests = feed.Requests,
            WireBytes = tally.WireBytes,
            FrameBytes = tally.FrameBytes,
            IsCompressed = tally.IsCompressed,
            Malformed = tally.Malformed.Total,
            MalformedShare = tally.MalformedShare(nowNs),
            IsMalformedAlert = tally.IsMalformedAlert(nowNs),
            Delay = DelayOf(thread.Delay, nowNs),
            History = history,
        };
    }

    private static string CauseOf(FeedThread thread, IReadOnlyList<ConnectionTransition> history, long nowNs)
    {
        string cause = history.Count > 0 ? history[^1].Cause : "";
        return thread.Machine.State == ConnectionState.Reconnecting && thread.Budget.NoConnectBeforeNs > nowNs
            ? $"{cause}; the venue lets nobody of us connect for now"
            : cause;
    }

    private static DelayReading DelayOf(MessageDelay delay, long nowNs)
    {
        const double MillisecondNs = 1_000_000;
        LatencyHistogram lastMinute = new();
        delay.AddTo(lastMinute, nowNs);
        return new DelayReading(
            lastMinute.Percentile(0.5) / MillisecondNs, lastMinute.Percentile(0.99) / MillisecondNs, delay.Negative);
    }
}
