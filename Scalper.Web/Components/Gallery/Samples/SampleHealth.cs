using Scalper.Core.Engine;
using Scalper.Core.Feeds;

namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>Readings of the engine and of connections made by hand, at <see cref="Views.AtMs"/>.</summary>
internal static class SampleHealth
{
    private const string Refusal = "close code 1008: policy violation";

    public static ConnectionHealth Lane(ConnectionState state = ConnectionState.Connected, string? error = null, int lane = 0) => new()
    {
        Venue = "Bybit",
        Index = lane,
        State = state,
        Topics = new TopicCounts(Wanted: 0, Sent: 0, Confirmed: 9, Rejected: 0, Stale: 0),
        LastMessageAtMs = 1_700_000_000_123,
        Connects = 3,
        LastError = error,
    };

    /// <summary>Halted by the venue at <see cref="Views.AtMs"/> for ten minutes.</summary>
    public static ConnectionHealth Halted(int lane = 0) => Lane(ConnectionState.Failed, Refusal, lane) with
    {
        Cause = Refusal,
        SinceMs = Views.AtMs,
        NextAttemptAtMs = Views.AtMs + 600_000,
    };

    public static EngineHealth Healthy(params ConnectionHealth[] connections) => new()
    {
        AtMs = Views.AtMs,
        Status = EngineStatus.Healthy,
        Total = 3,
        Live = 2,
        Stale = 0,
        Invalid = 1,
        MessagesPerSecond = 1234.4,
        MessagesTotal = 99,
        Connections = connections,
        TickToScore = new TickToScore(12.25, 85.5, 1900),
    };
}
