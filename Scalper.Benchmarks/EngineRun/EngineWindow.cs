using Scalper.Benchmarks.Measure;
using Scalper.Core.Engine;
using Scalper.Core.Recording.Folder;

namespace Scalper.Benchmarks.EngineRun;

/// <summary>What the engine did in a span of time, and what each symbol had counted at its beginning.</summary>
internal sealed record EngineWindow(RunResult Result, IReadOnlyList<ScoreCount> AtStart)
{
    public static async Task<EngineWindow> MeasureAsync(RunningEngine running, TimeSpan span, CancellationToken cancellation)
    {
        MarketEngine engine = running.Engine;

        // The market goes on while it is read: no score may be counted without its message.
        long messagesAtStart = engine.ReadHealth().MessagesTotal;
        ScoreCount[] atStart = [.. engine.Symbols.Select(ScoreCount.Of)];
        DurationCounts timesAtStart = running.Clock.Read();
        TimeSpan? writerAtStart = running.Recorder?.Status.WriterTime;
        OwnReading start = OwnReading.Now();
        await Task.Delay(span, cancellation);
        OwnReading end = OwnReading.Now();
        RecordingStatus? recording = running.Recorder?.Status;
        DurationCounts times = running.Clock.Read().Since(timesAtStart);
        long scores = engine.Symbols.Select(ScoreCount.Of).Zip(atStart, (now, then) => now.Scores - then.Scores).Sum();
        long messages = engine.ReadHealth().MessagesTotal - messagesAtStart;
        return new EngineWindow(
            end.ResultSince(start, messages) with
            {
                Scores = scores,
                TickToScore = Percentiles.Of(times),
                RecorderPercent = recording?.WriterTime is { } writer && writerAtStart is { } before ? 100 * (writer - before) / span : null,
                RecordsMissing = recording?.RecordsMissing,
            },
            atStart);
    }
}
