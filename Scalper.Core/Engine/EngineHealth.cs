namespace Scalper.Core.Engine;

/// <summary>The engine at one moment.</summary>
public sealed record EngineHealth
{
    /// <summary>The engine's clock at the reading, Unix milliseconds: what ages are measured against.</summary>
    public required long AtMs { get; init; }

    public required EngineStatus Status { get; init; }

    /// <summary>Symbols followed.</summary>
    public required int Total { get; init; }

    public required int Live { get; init; }

    /// <summary>Of the Live ones, those without an update of their own for a while, which a fresh ticker vouches for.</summary>
    public int Quiet { get; init; }

    /// <summary>Symbols whose source is silent or gone.</summary>
    public required int Stale { get; init; }

    /// <summary>Symbols whose book is known to be wrong.</summary>
    public required int Invalid { get; init; }

    /// <summary>Symbols given up because nothing came for a long time; they are asked for again now and then.</summary>
    public int Gone { get; init; }

    /// <summary>Frames a second over the last five seconds, all main connections.</summary>
    public required double MessagesPerSecond { get; init; }

    /// <summary>Frames since start, all main connections.</summary>
    public required long MessagesTotal { get; init; }

    /// <summary>The main connections, in order of their index.</summary>
    public required IReadOnlyList<ConnectionHealth> Connections { get; init; }

    /// <summary>The metrics feed's connection; null where there is none.</summary>
    public ConnectionHealth? Metrics { get; init; }

    /// <summary>How far the main connections lag behind the metrics feed; null where there is none.</summary>
    public LagReading? Lag { get; init; }

    /// <summary>How far the past of the run before is read; the engine starts behind it.</summary>
    public RestoreReading Restore { get; init; } = RestoreReading.None;

    public ClockReading Clock { get; init; } = new(null, null, null, 0);

    /// <summary>The same by venue: <see cref="Clock"/> is the first one's.</summary>
    public IReadOnlyDictionary<string, ClockReading> Clocks { get; init; } = new Dictionary<string, ClockReading>();

    public required TickToScore TickToScore { get; init; }

    /// <summary>A connection by its index, the metrics feed's too; null where there is none.</summary>
    public ConnectionHealth? Find(int connection) => Connections.FirstOrDefault(c => c.Index == connection) ?? (Metrics?.Index == connection ? Metrics : null);
}
