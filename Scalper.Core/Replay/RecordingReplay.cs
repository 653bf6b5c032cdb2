namespace Scalper.Core.Replay;

/// <summary>Replays a recording at full speed, each lane by itself, as many at once as there are processors.</summary>
public static class RecordingReplay
{
    /// <param name="path">A segment, or a folder of segments.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static ReplayReport Play(string path, CancellationToken cancellation) => Play(ReplayCatalogue.Read(path), cancellation);

    /// <inheritdoc cref="Play(string, CancellationToken)"/>
    public static ReplayReport Play(ReplayCatalogue catalogue, CancellationToken cancellation)
    {
        LaneReplayReport[] lanes = new LaneReplayReport[catalogue.Tracks.Count];
        ParallelOptions options = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, lanes.Length, options, i => lanes[i] = Play(catalogue.Tracks[i], cancellation));
        return new ReplayReport(lanes, catalogue.Faults);
    }

    private static LaneReplayReport Play(ReplayTrack track, CancellationToken cancellation)
    {
        LaneReplay replay = new(track);
        try
        {
            return replay.Play(cancellation);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return replay.Report() with { Faults = [fault.Message] };
        }
    }
}
