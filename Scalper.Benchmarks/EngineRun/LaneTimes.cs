using System.Diagnostics;
using Scalper.Benchmarks.Measure;

namespace Scalper.Benchmarks.EngineRun;

/// <summary>The readings of one lane's clock, in their order. Of its thread alone.</summary>
internal sealed class LaneTimes
{
    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    private long _tick;
    private long _pending;

    public DurationCounts TickToScore { get; } = new();

    /// <summary>Whether this is a tick or a score shows at the next reading.</summary>
    public void OnTimestamp(long timestamp)
    {
        if (_pending != 0)
        {
            TickToScore.Add((long)((_pending - _tick) * NanosecondsPerTick));
        }

        _pending = timestamp;
    }

    /// <summary>The last timestamp was a tick's.</summary>
    public void OnTimeOfDay()
    {
        _tick = _pending != 0 ? _pending : _tick;
        _pending = 0;
    }
}
