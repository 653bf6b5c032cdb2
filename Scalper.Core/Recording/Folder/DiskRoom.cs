namespace Scalper.Core.Recording.Folder;

/// <summary>How much there is on a disk. Free is what is for who is not root.</summary>
/// <param name="UsedInodes">None where the file system counts none, or the system does not say; the free ones likewise.</param>
public sealed record DiskRoom(long UsedBytes, long FreeBytes, long? UsedInodes = null, long? FreeInodes = null)
{
    /// <summary>From 0 to 100.</summary>
    public double UsedPercent => Percent(UsedBytes, FreeBytes);

    /// <summary>From 0 to 100; none where inodes are not known.</summary>
    public double? UsedInodesPercent => UsedInodes is { } used && FreeInodes is { } free ? Percent(used, free) : null;

    private static double Percent(long used, long free) => used + free == 0 ? 0 : 100.0 * used / ((double)used + free);
}
