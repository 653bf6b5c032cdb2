using System.Diagnostics;

namespace Scalper.Benchmarks.Measure;

/// <summary>What this process has used so far.</summary>
/// <param name="Timestamp">Of this reading, by <see cref="Stopwatch.GetTimestamp"/>.</param>
internal readonly record struct OwnReading(long Timestamp, TimeSpan Processor, long Allocated, int Collections)
{
    public static OwnReading Now()
    {
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        return new OwnReading(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, allocated, GC.CollectionCount(0));
    }

    /// <summary>The figures that every program has, over the time between two readings.</summary>
    public RunResult ResultSince(OwnReading start, long messages)
    {
        double seconds = Stopwatch.GetElapsedTime(start.Timestamp, Timestamp).TotalSeconds;
        double processor = (Processor - start.Processor).TotalSeconds;
        using Process own = Process.GetCurrentProcess();
        return new RunResult
        {
            Messages = messages,
            MessagesPerSecond = messages / seconds,
            ProcessorPercent = 100 * processor / seconds,
            ProcessorMicrosPerMessage = messages > 0 ? 1e6 * processor / messages : 0,
            MessagesPerProcessorSecond = processor > 0 ? messages / processor : 0,
            ResidentMegabytes = own.WorkingSet64 / 1e6,
            PeakResidentMegabytes = own.PeakWorkingSet64 / 1e6,
            AllocatedBytesPerMessage = messages > 0 ? (double)(Allocated - start.Allocated) / messages : null,
            Collections = Collections - start.Collections,
        };
    }
}
