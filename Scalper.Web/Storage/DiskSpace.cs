namespace Scalper.Web.Storage;

/// <summary>The file system that a folder lies on, in bytes. Used and free are less than the total where some is kept for root.</summary>
/// <param name="FreeBytes">For who is not root.</param>
/// <param name="Inodes">None where the file system counts none.</param>
/// <param name="Device">What tells it from the others of this machine.</param>
public sealed record DiskSpace(long TotalBytes, long UsedBytes, long FreeBytes, InodeCount? Inodes, string Device)
{
    /// <summary>From 0 to 100, as <c>df</c> has it: of what there is for who is not root.</summary>
    public double UsedPercent => 100.0 * UsedBytes / (UsedBytes + FreeBytes);
}
