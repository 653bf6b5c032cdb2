namespace Scalper.Core.Engine;

/// <summary>The engine at one moment.</summary>
public sealed record EngineHealth
{
    public required EngineStatus Status { get; init; }

    /// <summary>Symbols followed.</summary>
    public required int Total { get; init; }

    public required int Live { get; init; }

    /// <summary>Symbols whose connection is gone.</summary>
    public required int Stale { get; init; }

    /// <summary>Symbols whose book is known to be wrong.</summary>
    public required int Invalid { get; init; }

    /// <summary>Frames a second over the last five seconds, all lanes.</summary>
    public required double MessagesPerSecond { get; init; }

    /// <summary>Frames since start, all lanes.</summary>
    public required long MessagesTotal { get; init; }

    public required IReadOnlyList<LaneHealth> Lanes { get; init; }

    public required TickToScore TickToScore { get; init; }
}
