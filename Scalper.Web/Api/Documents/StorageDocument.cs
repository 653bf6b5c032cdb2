using Scalper.Web.Recording;
using Scalper.Web.Storage;

namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/monitor/storage</c>, in bytes.</summary>
/// <param name="At">Unix milliseconds.</param>
/// <param name="DatabaseBytes">With its write-ahead log.</param>
/// <param name="RecordingsBytes">None where there is no folder of recordings.</param>
/// <param name="OtherBytes">Whatever else lies in the storage folder, such as keys.</param>
/// <param name="GrowthBytesPerHour">Of the total, below zero where it shrank; none until it was measured for ten minutes.</param>
/// <param name="GrowthOverMs">The time that growth was measured over, a day at most.</param>
/// <param name="Disk">None where the system does not say.</param>
/// <param name="LogDisk">The disk of the log's folder; none where it is the same one, or the system does not say.</param>
/// <param name="WarnPercent">From so much on of a disk, or of its inodes, there is a warning.</param>
/// <param name="Warnings">A sentence for each disk that is too full, and for a log that can't be written.</param>
public sealed record StorageDocument(
    long At,
    string Folder,
    long DatabaseBytes,
    long LogsBytes,
    long? RecordingsBytes,
    long OtherBytes,
    long TotalBytes,
    double? GrowthBytesPerHour,
    long? GrowthOverMs,
    DiskDocument? Disk,
    DiskDocument? LogDisk,
    int WarnPercent,
    IReadOnlyList<string> Warnings,
    RecordingDocument Recording)
{
    internal static StorageDocument Of(StorageReading reading, RecordingReading recording) => new(
        reading.At.ToUnixTimeMilliseconds(),
        reading.Folder,
        reading.Sizes.Database,
        reading.Sizes.Logs,
        reading.Sizes.Recordings,
        reading.Sizes.Other,
        reading.Sizes.Total,
        reading.Growth is { } growth ? Math.Round(growth.BytesPerHour, 1) : null,
        (long?)reading.Growth?.Over.TotalMilliseconds,
        reading.Disk is { } disk ? DiskDocument.Of(disk) : null,
        reading.LogDisk is { } logDisk ? DiskDocument.Of(logDisk) : null,
        reading.WarnPercent,
        reading.Warnings,
        RecordingDocument.Of(recording));
}
