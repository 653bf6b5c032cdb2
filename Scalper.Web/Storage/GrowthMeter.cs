namespace Scalper.Web.Storage;

/// <summary>How fast a size changes, over the last day at most. Holds a size a minute. Thread-safe.</summary>
public sealed class GrowthMeter(TimeProvider time)
{
    /// <summary>Between two samples.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>Over less time than this nothing is said.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(10);

    private const int MostSamples = 24 * 60 + 1;

    private readonly Lock _gate = new();
    private readonly Queue<(long At, long Bytes)> _samples = new(MostSamples);

    public void Add(long bytes)
    {
        lock (_gate)
        {
            if (_samples.Count == MostSamples)
            {
                _samples.Dequeue();
            }

            _samples.Enqueue((time.GetTimestamp(), bytes));
        }
    }

    /// <summary>From the oldest sample to the size of now; null until it was measured for ten minutes.</summary>
    public Growth? Read(long bytes)
    {
        lock (_gate)
        {
            return _samples.TryPeek(out (long At, long Bytes) first) && time.GetElapsedTime(first.At) is var over && over >= Shortest
                ? new Growth((bytes - first.Bytes) / over.TotalHours, over)
                : null;
        }
    }
}
