using Scalper.Core.Feeds;

namespace Scalper.Core.Engine;

/// <summary>One feed's connection as others see it. Times are Unix milliseconds, none (null) where it never happened.</summary>
public sealed record ConnectionHealth
{
    private readonly int? _lane;

    public required string Venue { get; init; }

    /// <summary>Index among all main connections, from 0; 10,000 for the metrics feed's.</summary>
    public required int Index { get; init; }

    /// <summary>Index of a main connection's lane: that of the connection itself while every lane has one.</summary>
    public int Lane { get => _lane ?? Index; init => _lane = value; }

    /// <summary>Which of the venue's routes it is; empty where the venue has one.</summary>
    public string Route { get; init; } = "";

    public ConnectionRole Role { get; init; }

    public required ConnectionState State { get; init; }

    /// <summary>What brought it into this state, in one line.</summary>
    public string Cause { get; init; } = "";

    /// <summary>When it came into this state.</summary>
    public long? SinceMs { get; init; }

    /// <summary>Earliest time of the next attempt; none while connected or ended.</summary>
    public long? NextAttemptAtMs { get; init; }

    /// <summary>When the present connection was opened.</summary>
    public long? OpenedAtMs { get; init; }

    public TopicCounts Topics { get; init; }

    /// <summary>Symbols of it that are gone.</summary>
    public int GoneSymbols { get; init; }

    /// <summary>Receive time of the last frame of any kind.</summary>
    public long? LastMessageAtMs { get; init; }

    /// <summary>Receive time of the last data; answers and pongs are none.</summary>
    public long? LastDataAtMs { get; init; }

    /// <summary>Receive time of the last pong.</summary>
    public long? LastPongAtMs { get; init; }

    /// <summary>The feed's thread was last at work.</summary>
    public long? LastTurnAtMs { get; init; }

    /// <summary>Connections opened since start.</summary>
    public long Connects { get; init; }

    /// <summary>Connections opened after the first.</summary>
    public long Reconnects => Math.Max(0, Connects - 1);

    /// <summary>Connections lost and attempts failed since start.</summary>
    public long Losses { get; init; }

    /// <summary>The last failure in one line; none where there was none.</summary>
    public string? LastError { get; init; }

    public long Messages { get; init; }

    /// <summary>Over the last five seconds.</summary>
    public double MessagesPerSecond { get; init; }

    /// <summary>Requests sent since start.</summary>
    public long Requests { get; init; }

    /// <summary>Bytes read from the sockets since start.</summary>
    public long WireBytes { get; init; }

    /// <summary>Bytes of whole messages since start, after inflation.</summary>
    public long FrameBytes { get; init; }

    /// <summary>The venue agreed to permessage-deflate.</summary>
    public bool IsCompressed { get; init; }

    /// <summary>Frames that could not be read, since start.</summary>
    public long Malformed { get; init; }

    /// <summary>Share of the last minute's frames that could not be read; none without frames.</summary>
    public double? MalformedShare { get; init; }

    /// <summary>That share is above 1 %.</summary>
    public bool IsMalformedAlert { get; init; }

    /// <summary>From the venue's gateway to us in the last minute, milliseconds by the venue's clock; none without frames.</summary>
    public DelayReading Delay { get; init; } = DelayReading.None;

    /// <summary>The last state transitions, oldest first, at most 100.</summary>
    public IReadOnlyList<ConnectionTransition> History { get; init; } = [];
}
