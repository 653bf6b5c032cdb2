using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Core.Recording.Folder;

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

    /// <summary>The same lane by lane on the calling thread, beside others that have more of a hurry.</summary>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static ReplayReport PlayInTurn(ReplayCatalogue catalogue, CancellationToken cancellation) =>
        new([.. catalogue.Tracks.Select(t => Play(t, listener: null, cancellation))], catalogue.Faults);

    /// <summary>Replays the end of what a recorder has written so far, lane by lane on the calling thread.</summary>
    /// <param name="span">At least so much of it, from the checkpoints before that on.</param>
    /// <exception cref="IOException">The folder can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static ReplayReport PlayEnd(JournalRecorder recorder, TimeSpan span, CancellationToken cancellation)
    {
        PastSegments segments = PastSegments.Find(recorder.Folder, run => run == recorder.Run, span);
        return PlayInTurn(ReplayCatalogue.Read(segments.Segments), cancellation);
    }

    /// <summary>Replays one lane.</summary>
    /// <param name="grid">Gets samples of every symbol; null takes none.</param>
    /// <param name="options">What a capture is played by; null for the usual settings. A recording has its own.</param>
    internal static LaneReplayReport Play(ReplayTrack track, IReplayListener? listener, CancellationToken cancellation, IGridSink? grid = null, EngineOptions? options = null) =>
        track.IsCapture ? new CaptureReplay(track, listener, options: options, grid: grid).Play(cancellation) : new LaneReplay(track, listener, grid: grid).Play(cancellation);
}
