using Scalper.Core.Recording.Folder;

namespace Scalper.Web.Api.Documents;

/// <summary>The disk of the storage folder, in bytes. Used and free are less than the total where some is kept for root.</summary>
/// <param name="UsedPercent">From 0 to 100, as df has it.</param>
/// <param name="UsedInodes">None, as the next two, where the file system counts none or the system does not say.</param>
public sealed record DiskDocument(long TotalBytes, long UsedBytes, long FreeBytes, double UsedPercent, long? UsedInodes, long? FreeInodes, double? InodesUsedPercent)
{
    public static DiskDocument Of(DiskRoom disk) => new(
        disk.TotalBytes, disk.UsedBytes, disk.FreeBytes, Math.Round(disk.UsedPercent, 2), disk.UsedInodes, disk.FreeInodes,
        disk.UsedInodesPercent is { } inodes ? Math.Round(inodes, 2) : null);
}
