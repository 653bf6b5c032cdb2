using Scalper.Core.Engine;
using Scalper.Core.Feeds;
using Scalper.Web.Market;

namespace Scalper.Web.Api.Documents;

/// <summary>One connection, with all that is counted on it. Times are Unix milliseconds on the engine's clock.</summary>
/// <param name="Index">Unique among the connections of all venues.</param>
/// <param name="Route">Which of the venue's routes it takes; empty where the venue has one.</param>
/// <param name="Cause">What brought it into its state.</param>
/// <param name="NextAttemptAt">Earliest time of the next attempt; none while connected or ended.</param>
/// <param name="UptimeMs">Age of the present connection; none where there is none.</param>
/// <param name="Losses">Connections lost and attempts failed since start.</param>
/// <param name="LastDataAt">Of the last data; answers and pongs are none.</param>
/// <param name="MessagesPerSecond">Over the last five seconds.</param>
/// <param name="WireBytes">Read from the sockets since start.</param>
/// <param name="FrameBytes">Of whole messages since start, after inflation.</param>
/// <param name="Compressed">The venue agreed to permessage-deflate.</param>
/// <param name="MalformedShare">Share of the last minute's frames that could not be read, 0 to 1; none without frames.</param>
/// <param name="MalformedAlert">That share is above 1 %.</param>
/// <param name="Delay">From the venue's gateway to us in the last minute.</param>
/// <param name="Transitions">The last state transitions, oldest first, at most 100.</param>
public sealed record ConnectionHealthDocument(
    string Venue,
    int Index,
    string Route,
    string Role,
    string State,
    long? Since,
    string Cause,
    long? NextAttemptAt,
    long? OpenedAt,
    long? UptimeMs,
    long Connects,
    long Reconnects,
    long Losses,
    string? LastError,
    long? LastMessageAt,
    long? LastMessageAgeMs,
    long? LastDataAt,
    long? LastDataAgeMs,
    long? LastPongAt,
    long? LastPongAgeMs,
    long? LastTurnAt,
    long? LastTurnAgeMs,
    long Messages,
    double MessagesPerSecond,
    long Requests,
    long WireBytes,
    long FrameBytes,
    bool Compressed,
    long Malformed,
    double? MalformedShare,
    bool MalformedAlert,
    TopicCounts Topics,
    int GoneSymbols,
    DelayReading Delay,
    IReadOnlyList<TransitionDocument> Transitions)
{
    public static ConnectionHealthDocument Of(ConnectionHealth c, long nowMs) => new(
        c.Venue,
        c.Index,
        c.Route,
        c.Role.ToString(),
        c.State.ToString(),
        c.SinceMs,
        c.Cause,
        c.NextAttemptAtMs,
        c.OpenedAtMs,
        EngineTime.AgeMs(c.OpenedAtMs, nowMs),
        c.Connects,
        c.Reconnects,
        c.Losses,
        c.LastError,
        c.LastMessageAtMs,
        EngineTime.AgeMs(c.LastMessageAtMs, nowMs),
        c.LastDataAtMs,
        EngineTime.AgeMs(c.LastDataAtMs, nowMs),
        c.LastPongAtMs,
        EngineTime.AgeMs(c.LastPongAtMs, nowMs),
        c.LastTurnAtMs,
        EngineTime.AgeMs(c.LastTurnAtMs, nowMs),
        c.Messages,
        c.MessagesPerSecond,
        c.Requests,
        c.WireBytes,
        c.FrameBytes,
        c.IsCompressed,
        c.Malformed,
        c.MalformedShare,
        c.IsMalformedAlert,
        c.Topics,
        c.GoneSymbols,
        c.Delay,
        [.. c.History.Select(TransitionDocument.Of)]);
}
