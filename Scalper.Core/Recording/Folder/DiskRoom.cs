namespace Scalper.Core.Recording.Folder;

/// <summary>The file system that a folder lies on, in bytes. Free is what is for who is not root.</summary>
/// <param name="UsedInodes">Files, folders and links that there are; none where the file system counts none, or the system does not say, the free ones likewise.</param>
/// <param name="FreeInodes">Those that may still be made by who is not root.</param>
public sealed record DiskRoom(long UsedBytes, long FreeBytes, long? UsedInodes = null, long? FreeInodes = null)
{
    /// <summary>More than used and free together where some is kept for root.</summary>
    public long TotalBytes { get; init; } = UsedBytes + FreeBytes;

    /// <summary>What tells it from the others of this machine.</summary>
    public string Device { get; init; } = "";

    /// <summary>From 0 to 100, as <c>df</c> has it: of what there is for who is not root.</summary>
    public double UsedPercent => Percent(UsedBytes, FreeBytes);

    /// <summary>From 0 to 100; none where inodes are not known.</summary>
    public double? UsedInodesPercent => UsedInodes is { } used && FreeInodes is { } free ? Percent(used, free) : null;

    private static double Percent(long used, long free) => used + free == 0 ? 0 : 100.0 * used / ((double)used + free);
}
