using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Compare;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;

namespace Scalper.Benchmarks.Journal;

/// <summary>Frames as a recorder wrote them, and read back to see that nothing was lost.</summary>
/// <param name="Ratio">Bytes of all blocks with their headers, as a part of those that came in: entries and payloads.</param>
/// <param name="Writer">Processor time of the writer's thread.</param>
/// <param name="Append">Time of the lanes' thread in the journal.</param>
internal sealed record RecordedFrames(double Ratio, double RawBytesPerBlock, TimeSpan Writer, TimeSpan Append)
{
    private const long TurnNs = 100_000_000;

    // As much as may be under way before the frames are held up: they come as fast as they are taken.
    private const int MostUnderWay = 4 << 20;

    public static RecordedFrames Of(FrameSet frames, int quality, int blockKilobytes)
    {
        using TemporaryFolder folder = new();
        RecordingOptions options = new() { BudgetGigabytes = 100, MinimumFreeGigabytes = 0, Quality = quality, BlockKilobytes = blockKilobytes, BufferMegabytes = 128 };
        Exception? bug = null;
        JournalRecorder recorder = new(options, folder.Path, TimeProvider.System, NullLogger.Instance, e => bug = e);
        TimeSpan append;
        using (recorder)
        {
            append = Feed(recorder, frames);
        }

        RecordingStatus status = recorder.Status;
        if (bug is not null || status.RecordsMissing > 0 || Count(recorder.Folder) != (frames.Frames.Count, frames.Bytes))
        {
            throw new BenchmarkException($"expected all frames in the journal, got {status}", bug);
        }

        return new RecordedFrames((double)status.StoredBytes / frames.Bytes, (double)status.RawBytes / status.Blocks, status.WriterTime ?? TimeSpan.Zero, append);
    }

    private static TimeSpan Feed(JournalRecorder recorder, FrameSet frames)
    {
        LaneJournal[] lanes = [.. Enumerable.Range(0, frames.Lanes).Select(l => recorder.AddLane((ushort)l, new EmptyState()))];
        recorder.Start();
        long[] numbers = new long[lanes.Length];
        long nextTurn = 0, fed = 0, ticks = 0;
        foreach (TimedFrame frame in frames.Frames)
        {
            if (frame.TimeNs >= nextTurn)
            {
                nextTurn = frame.TimeNs + TurnNs;
                WaitForWriter(recorder, lanes, frame.TimeNs, fed);
            }

            long start = Stopwatch.GetTimestamp();
            lanes[frame.Lane].Append(RecordKind.Frame, ++numbers[frame.Lane], frame.TimeNs, frame.Bytes);
            ticks += Stopwatch.GetTimestamp() - start;
            fed += frame.Bytes.Length;
        }

        Array.ForEach(lanes, lane => lane.Close());
        return Stopwatch.GetElapsedTime(0, ticks);
    }

    private static void WaitForWriter(JournalRecorder recorder, LaneJournal[] lanes, long nowNs, long fed)
    {
        Array.ForEach(lanes, lane => lane.Turn(nowNs));
        while (recorder.Status is { State: RecordingState.Recording } status && (fed - status.RawBytes > MostUnderWay || status.Blocks < lanes.Length))
        {
            Thread.Sleep(5);
            Array.ForEach(lanes, lane => lane.Turn(nowNs));
        }
    }

    private static (int Frames, long Bytes) Count(RecordingFolder folder)
    {
        (int Frames, long Bytes) count = (0, 0);
        JournalBlock block = new();
        foreach (SegmentFile file in folder.List())
        {
            using SegmentReader reader = SegmentReader.Open(file.Path);
            while (reader.TryRead(block))
            {
                foreach (JournalRecord record in block)
                {
                    count = record.Kind == RecordKind.Frame ? (count.Frames + 1, count.Bytes + record.Payload.Length) : count;
                }
            }
        }

        return count;
    }
}
