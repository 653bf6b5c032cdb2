namespace Scalper.Web.Hosting;

/// <summary>
/// Gives back to the system what the start and closed tabs leave unused. The collector by itself keeps the room between the objects that
/// live: it collects old memory beside everything else, and so can move nothing. Moving them stops all lanes for about 0.1 s, so it
/// is done no more often than once in <see cref="Rest"/>: a five-thousandth of the time.
/// </summary>
internal sealed class SpareMemory(IProcessMemory memory, TimeProvider time, ILogger<SpareMemory> log) : BackgroundService
{
    /// <summary>From one look to the next.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(2);

    /// <summary>From one compaction to the next, at least.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    /// <summary>Bytes that the collector may keep: room for what is made between two of its runs.</summary>
    public const long Enough = 48_000_000;

    private long? _compactedAt;

    /// <summary>One look. One caller at a time.</summary>
    internal void Look()
    {
        memory.TrimNative();
        long spare = memory.Spare;
        bool isRested = _compactedAt is not { } at || time.GetElapsedTime(at) >= Rest;
        if (spare > Enough && isRested)
        {
            _compactedAt = time.GetTimestamp();
            TimeSpan pause = memory.Compact();
            log.LogInformation("{Spare} MB of spare memory were given back in {Pause:F0} ms.", spare / 1_000_000, pause.TotalMilliseconds);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }
}
