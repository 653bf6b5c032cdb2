namespace Scalper.Web.Hosting;

/// <summary>
/// Has the collector give back what the start and closed tabs leave between the objects that live: by itself it keeps that, as it collects
/// old memory beside everything else and so can move nothing. Giving back stops all lanes for some 50 ms, so it is done no more often than
/// once in <see cref="Period"/>: less than a thousandth of the time.
/// </summary>
internal sealed class SpareMemory(ICollector collector, TimeProvider time, ILogger<SpareMemory> log) : BackgroundService
{
    /// <summary>From one look to the next.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(2);

    /// <summary>Bytes that the collector may keep: room for what is made between two of its runs.</summary>
    public const long Enough = 48_000_000;

    /// <summary>One look. One caller at a time.</summary>
    internal void Look()
    {
        long spare = collector.Spare;
        if (spare > Enough)
        {
            TimeSpan pause = collector.GiveBack();
            log.LogInformation("{Spare} MB of spare memory were given back in {Pause} ms.", spare / 1_000_000, pause.TotalMilliseconds);
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
