using Scalper.Web.Storage;

namespace Scalper.Web.Api.Documents;

/// <summary>The disk of the storage folder, in bytes. Used and free are less than the total where some is kept for root.</summary>
/// <param name="UsedPercent">From 0 to 100, as df has it.</param>
/// <param name="UsedInodes">None, as the next two, where the file system counts none or the system does not say.</param>
public sealed record DiskDocument(long TotalBytes, long UsedBytes, long FreeBytes, double UsedPercent, long? UsedInodes, long? FreeInodes, double? InodesUsedPercent)
{
    public static DiskDocument Of(DiskSpace disk) => new(
        disk.TotalBytes, disk.UsedBytes, disk.FreeBytes, Math.Round(disk.UsedPercent, 2), disk.Inodes?.Used, disk.Inodes?.Free,
        disk.Inodes is { } inodes ? Math.Round(inodes.UsedPercent, 2) : null);
}
