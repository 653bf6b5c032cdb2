namespace Scalper.Core.Replay;

/// <summary>Replays a recording at full speed, each lane by itself, as many at once as there are processors.</summary>
public static class RecordingReplay
{
    /// <param name="path">A segment, a folder of segments, or a capture, which is played by the usual settings.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static ReplayReport Play(string path, CancellationToken cancellation) => Play(ReplayCatalogue.Read(path), cancellation);

    /// <inheritdoc cref="Play(string, CancellationToken)"/>
    public static ReplayReport Play(ReplayCatalogue catalogue, CancellationToken cancellation)
    {
        LaneReplayReport[] lanes = new LaneReplayReport[catalogue.Tracks.Count];
        ParallelOptions options = new() { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, lanes.Length, options, i => lanes[i] = Play(catalogue.Tracks[i], listener: null, cancellation));
        return new ReplayReport(lanes, catalogue.Faults);
    }

    /// <summary>Replays one lane.</summary>
    internal static LaneReplayReport Play(ReplayTrack track, IReplayListener? listener, CancellationToken cancellation)
    {
        if (track.IsCapture)
        {
            return new CaptureReplay(track, listener).Play(cancellation);
        }

        LaneReplay replay = new(track, listener);
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
