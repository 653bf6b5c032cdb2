namespace Scalper.Core.Recording.Folder;

/// <summary>A segment in its folder.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="BeganAt">By its name. Never before that of the segment before it, whatever the machine's clock said.</param>
/// <param name="Ordinal">Its place among all that were ever in the folder.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="IsPinned">Never deleted for the budget's sake.</param>
public sealed record SegmentFile(string Path, DateTimeOffset BeganAt, long Ordinal, long Bytes, bool IsPinned)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>What it takes of the disk, in whole blocks of 4 kB.</summary>
    public long Occupied => RecordingFolder.Occupied(Bytes);
}
