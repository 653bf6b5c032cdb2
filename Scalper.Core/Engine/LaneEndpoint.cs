using Scalper.Core.Wire;

namespace Scalper.Core.Engine;

/// <summary>Where a lane connects, and how.</summary>
internal sealed record LaneEndpoint
{
    public required string Venue { get; init; }

    public required int Index { get; init; }

    public required Uri Address { get; init; }

    public required int Topics { get; init; }

    public required byte[] Ping { get; init; }

    public required ConnectionLimits Limits { get; init; }

    public required TimeSpan BackoffFirst { get; init; }

    public required TimeSpan BackoffCap { get; init; }
}
