using System.ComponentModel.DataAnnotations;
using Scalper.Core.State;

namespace Scalper.Core.Features;

/// <summary>Settings of the section <c>Walls</c>.</summary>
[NotState]
public sealed class WallOptions
{
    /// <summary>Times a wall exceeds the average of its side's other levels.</summary>
    [Range(2, 1000)]
    public int Factor { get; init; } = 12;

    /// <summary>Shortest life of a wall that counts for suspected spoofing, milliseconds.</summary>
    [Range(0, 60_000)]
    public int MinimumLifeMilliseconds { get; init; } = 1_000;
}
