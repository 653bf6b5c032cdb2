namespace Scalper.Core.Replay.Session;

/// <summary>The lanes of one run of a recorder; or a capture.</summary>
/// <param name="Lanes">By their indexes.</param>
internal sealed record RunPlan(IReadOnlyList<TrackPlan> Lanes)
{
    public long FirstNs { get; } = Lanes.Min(l => l.FirstNs);

    public long LastNs { get; } = Lanes.Max(l => l.LastNs);
}
