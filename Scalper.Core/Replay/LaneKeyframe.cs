using Scalper.Core.Engine;
using Scalper.Core.Venues;

namespace Scalper.Core.Replay;

/// <summary>A lane's whole state in the middle of its replay, kept in memory: a replay of the same track goes on from there.</summary>
/// <param name="Number">Arrival number of the last input in it.</param>
/// <param name="ClockNs">Latest receive time so far, Unix nanoseconds.</param>
/// <param name="Place">Of the record that comes next.</param>
/// <param name="State">As a checkpoint has it.</param>
internal sealed record LaneKeyframe(ulong Run, ushort Lane, long Number, long ClockNs, TrackPlace Place, byte[] State)
{
    /// <summary>As recorded up to there.</summary>
    public EngineOptions Options { get; init; } = new();

    public IVenue Venue { get; init; } = KnownVenues.All[0];

    public bool IsBelieved { get; init; }

    public bool IsPartial { get; init; }
}
