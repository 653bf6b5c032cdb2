using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>Where a feed connects, and how.</summary>
internal sealed record FeedEndpoint
{
    public required string Venue { get; init; }

    /// <summary>The metrics feed's index: beyond every lane that there can be, as lanes are added while it runs.</summary>
    public const int MetricsIndex = 10_000;

    /// <summary>Index among the venue's connections: that of the lane, or <see cref="MetricsIndex"/>.</summary>
    public required int Index { get; init; }

    public required ConnectionRole Role { get; init; }

    public required Uri Address { get; init; }

    public required byte[] Ping { get; init; }

    public required ConnectionLimits Limits { get; init; }
}
