using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>Where a feed connects, and how.</summary>
internal sealed record FeedEndpoint
{
    public required string Venue { get; init; }

    /// <summary>The metrics feed's index: beyond every lane that there can be, as lanes are added while it runs.</summary>
    public const int MetricsIndex = 10_000;

    /// <summary>Index among all main connections, or <see cref="MetricsIndex"/>.</summary>
    public required int Index { get; init; }

    /// <summary>Index of the lane that it is one of; nothing to the metrics feed.</summary>
    public int Lane { get; init; }

    /// <summary>Which of the venue's routes; empty where it has one.</summary>
    public string Route { get; init; } = "";

    public required ConnectionRole Role { get; init; }

    public required Uri Address { get; init; }

    /// <summary>The heartbeat message; null where the venue asks for signs of life itself.</summary>
    public required byte[]? Ping { get; init; }

    /// <summary>How long the venue lets it live; null where it sets no end.</summary>
    public TimeSpan? LongestLife { get; init; }

    public required ConnectionLimits Limits { get; init; }
}
