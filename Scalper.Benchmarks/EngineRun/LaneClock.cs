using System.Collections.Concurrent;
using System.Diagnostics;
using Scalper.Benchmarks.Measure;

namespace Scalper.Benchmarks.EngineRun;

/// <summary>
/// The engine's clock, which also tells the time from tick to score to the nanosecond: a lane reads its timestamp when a socket read
/// returns, followed by the time of day, and once more when a score is published, followed by none. Who uses it checks that there
/// are as many durations as scores, so that another order of reading does not pass unnoticed.
/// </summary>
internal sealed class LaneClock : TimeProvider
{
    // A feed's thread bears the name of its role.
    private const string LaneThread = "Main ";

    [ThreadStatic]
    private static LaneTimes? _times;

    private readonly ConcurrentBag<LaneTimes> _lanes = [];
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly DateTimeOffset _startTime = DateTimeOffset.UtcNow;

    /// <summary>Since it was made.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_start);

    public override long TimestampFrequency => Stopwatch.Frequency;

    public override long GetTimestamp()
    {
        long now = Stopwatch.GetTimestamp();
        (_times ?? Enter()).OnTimestamp(now);
        return now;
    }

    public override DateTimeOffset GetUtcNow()
    {
        (_times ?? Enter()).OnTimeOfDay();
        return _startTime + Stopwatch.GetElapsedTime(_start);
    }

    /// <summary>A copy of the durations of all lanes so far.</summary>
    public DurationCounts Read()
    {
        DurationCounts total = new();
        foreach (LaneTimes lane in _lanes)
        {
            total.Add(lane.TickToScore);
        }

        return total;
    }

    // Other threads ask for the time too; what they do in between is none of this.
    private LaneTimes Enter()
    {
        LaneTimes times = new();
        if (Thread.CurrentThread.Name?.StartsWith(LaneThread, StringComparison.Ordinal) == true)
        {
            _lanes.Add(times);
        }

        return _times = times;
    }
}
