using Scalper.Core.Recording.Folder;
using Scalper.Web.Data;
using Scalper.Web.Logs;
using Scalper.Web.Settings;

namespace Scalper.Web.Storage;

/// <summary>
/// Looks once a minute at what is stored, measures how it grows, and warns in the log when a disk or its inodes get full, and when the log
/// itself can't be written: the console has that then.
/// </summary>
public sealed class StorageWatch(
    StorageFolder storage, LogFolder log, LogHealth logHealth, StorageOptions options, IDiskGauge gauge, TimeProvider time, ILogger<StorageWatch> logger)
    : BackgroundService
{
    private readonly GrowthMeter _growth = new(time);
    private readonly DiskWarnings _disk = new("the storage folder", options.WarnPercent);
    private readonly DiskWarnings _logDisk = new("the log's folder", options.WarnPercent);
    private bool _isFaultTold;

    /// <summary>Measures now. From any thread.</summary>
    public StorageReading Read()
    {
        StoredSizes sizes = StoredSizes.Read(storage, log);
        DiskRoom? disk = gauge.Read(storage.Path), logDisk = gauge.Read(log.Path);
        if (logDisk?.Device == disk?.Device)
        {
            logDisk = null;
        }

        string?[] warnings = [.. _disk.Of(disk), .. _logDisk.Of(logDisk), logHealth.Warning];
        return new StorageReading(
            time.GetUtcNow(), storage.Path, sizes, _growth.Read(sizes.Total), disk, logDisk, options.WarnPercent, [.. warnings.OfType<string>()]);
    }

    /// <summary>The look of each minute. One caller at a time.</summary>
    internal void Look()
    {
        StorageReading reading = Read();
        _growth.Add(reading.Sizes.Total);
        foreach (string warning in _disk.NewOf(reading.Disk).Concat(_logDisk.NewOf(reading.LogDisk)))
        {
            logger.LogWarning("{Warning}", warning);
        }
    }

    /// <summary>Tells once that the log can't be written. One caller at a time.</summary>
    internal void LookAtLog()
    {
        string? fault = logHealth.Warning;
        if (fault is not null && !_isFaultTold)
        {
            logger.LogError("{Fault}", fault);
        }

        _isFaultTold = fault is not null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer minute = new(GrowthMeter.Period, time);
        do
        {
            LookAtLog();
            TryLook();
        }
        while (await minute.WaitForNextTickAsync(stoppingToken));
    }

    // A folder that goes away under the application ends it elsewhere, with a better message; a look that fails is none.
    private void TryLook()
    {
        try
        {
            Look();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("The storage folder could not be measured: {Reason}", fault.Message);
        }
    }
}
