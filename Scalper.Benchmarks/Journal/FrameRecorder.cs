using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Benchmarks.Command;
using Scalper.Benchmarks.Micro;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;

namespace Scalper.Benchmarks.Journal;

/// <summary>
/// Records until it is ended, however that is done. Ten times a second it prints what its lane had appended at which time, so that whoever
/// kills it knows what must be there.
/// </summary>
internal static class FrameRecorder
{
    public const string Help = """
          --folder FOLDER
          --rate 1200      frames a second
          --seed 1         of what is made up
          --seconds 600    it ends by itself then
        """;

    private const long TurnNs = 100_000_000;

    public static async Task RunAsync(string[] words, CancellationToken cancellation)
    {
        Arguments arguments = new(words, "--folder", "--rate", "--seed", "--seconds");
        int perTurn = Math.Max(1, arguments.Whole("--rate", 1_200) / 10), seed = arguments.Whole("--seed", 1);
        TimeSpan limit = arguments.Seconds("--seconds", 600);
        byte[][] frames = BenchmarkFrames.Make((ulong)seed, 2_000);
        RecordingOptions options = new() { BudgetGigabytes = 0.1, MinimumFreeGigabytes = 0, SegmentMegabytes = 1, RetrySeconds = 1 };
        TimeProvider time = TimeProvider.System;
        Exception? bug = null;
        using JournalRecorder recorder = new(options, arguments.Text("--folder"), time, NullLogger.Instance, e => bug = e);
        LaneJournal lane = recorder.AddLane(1, new EmptyState());
        recorder.Start();
        long number = 0, start = time.GetTimestamp();
        using PeriodicTimer turn = new(TimeSpan.FromTicks(TurnNs / TimeSpan.NanosecondsPerTick));
        while (bug is null && time.GetElapsedTime(start) < limit && await turn.WaitForNextTickAsync(cancellation))
        {
            lane.Turn(time.NowNs());
            for (int i = 0; i < perTurn; i++)
            {
                byte[] frame = frames[number % frames.Length];
                lane.Append(RecordKind.Frame, ++number, time.NowNs(), frame);
            }

            RecordingStatus status = recorder.Status;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"appended {number} at {time.NowNs()} {status.State} written {status.RecordsWritten} missing {status.RecordsMissing} {status.Reason}"));
        }

        TimeSpan took = time.GetElapsedTime(start);
        lane.Close();
        recorder.Dispose();
        RecordingStatus end = recorder.Status;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"recorded {took.TotalSeconds:0.0} s: the writer took {100 * (end.WriterTime ?? TimeSpan.Zero) / took:0.00} % of a core, the files {100 * end.Ratio:0.0} % of the raw bytes in {end.Blocks} blocks"));
        if (bug is not null)
        {
            throw new BenchmarkException("the recorder has a bug", bug);
        }
    }
}
