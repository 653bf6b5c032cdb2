using Scalper.Web.Data;
using Scalper.Web.Logs;
using Scalper.Web.Settings;

namespace Scalper.Web.Storage;

/// <summary>Looks once a minute at what is stored, measures how it grows, and warns in the log when the disk or its inodes get full.</summary>
public sealed class StorageWatch(
    StorageFolder storage, LogFolder log, StorageOptions options, IDiskGauge gauge, TimeProvider time, ILogger<StorageWatch> logger) : BackgroundService
{
    private readonly GrowthMeter _growth = new(time);
    private readonly FillWarning _disk = new("The disk of the storage folder is", options.WarnPercent);
    private readonly FillWarning _inodes = new("The inodes of the storage folder's disk are", options.WarnPercent);

    /// <summary>Measures now. From any thread.</summary>
    public StorageReading Read()
    {
        StoredSizes sizes = StoredSizes.Read(storage, log);
        DiskSpace? disk = gauge.Read(storage.Path);
        string?[] warnings = [_disk.Of(disk?.UsedPercent), _inodes.Of(disk?.Inodes?.UsedPercent)];
        return new StorageReading(time.GetUtcNow(), storage.Path, sizes, _growth.Read(sizes.Total), disk, options.WarnPercent, [.. warnings.OfType<string>()]);
    }

    /// <summary>The look of each minute. One caller at a time.</summary>
    internal void Look()
    {
        StorageReading reading = Read();
        _growth.Add(reading.Sizes.Total);
        foreach ((FillWarning warning, double? used) in new[] { (_disk, reading.Disk?.UsedPercent), (_inodes, reading.Disk?.Inodes?.UsedPercent) })
        {
            if (warning.IsNew(used))
            {
                logger.LogWarning("{Warning}", warning.Of(used));
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer minute = new(GrowthMeter.Period, time);
        do
        {
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
