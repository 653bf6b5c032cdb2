namespace Scalper.Core.Recording.Folder;

/// <summary>
/// The segments of a folder. Safe from any thread, also while a recorder writes there. A segment that is deleted while somebody reads it
/// stays whole for that reader; its room is given back when the reader closes it, and the recorder does not count it any more.
/// </summary>
public sealed class RecordingFolder(string path)
{
    private const long DiskBlock = 4_096;

    // A pin that is set while the segment is being deleted must hold, or say that it came too late.
    private readonly Lock _gate = new();

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>All segments, oldest first; none where the folder does not exist.</summary>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public IReadOnlyList<SegmentFile> List()
    {
        if (!Directory.Exists(Path))
        {
            return [];
        }

        FileInfo[] files = new DirectoryInfo(Path).GetFiles();
        HashSet<string> names = [.. files.Select(f => f.Name)];
        List<SegmentFile> segments = [];
        foreach (FileInfo file in files)
        {
            if (SegmentName.TryParse(file.Name, out DateTimeOffset beganAt, out long ordinal) && TryLength(file) is { } length)
            {
                segments.Add(new SegmentFile(file.FullName, beganAt, ordinal, length, names.Contains(file.Name + SegmentName.PinExtension)));
            }
        }

        segments.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return segments;
    }

    /// <summary>Opens a segment to be read; one that is being written is as long as it is now.</summary>
    /// <returns>Null where there is none of this name (any more).</returns>
    /// <exception cref="IOException">It can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public FileStream? Open(string name)
    {
        try
        {
            return Find(name) is { } file ? new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : null;
        }
        catch (FileNotFoundException)
        {
            // Deleted meanwhile.
            return null;
        }
    }

    /// <summary>Keeps a segment whatever the budget says.</summary>
    /// <returns>False where there is none of this name (any more).</returns>
    /// <exception cref="IOException">It could not be written down.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public bool Pin(string name)
    {
        lock (_gate)
        {
            if (Find(name) is not { } file)
            {
                return false;
            }

            File.Create(file + SegmentName.PinExtension).Dispose();
            return true;
        }
    }

    /// <summary>Lets a segment go when its time has come.</summary>
    /// <returns>False where there is none of this name.</returns>
    /// <exception cref="IOException">The pin could not be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public bool Unpin(string name)
    {
        lock (_gate)
        {
            if (Find(name) is not { } file)
            {
                return false;
            }

            File.Delete(file + SegmentName.PinExtension);
            return true;
        }
    }

    internal static long Occupied(long bytes) => (bytes + DiskBlock - 1) / DiskBlock * DiskBlock;

    /// <returns>False where it is pinned; one that is gone already counts as deleted.</returns>
    /// <exception cref="IOException">It could not be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    internal bool TryDelete(SegmentFile segment)
    {
        lock (_gate)
        {
            if (File.Exists(segment.Path + SegmentName.PinExtension))
            {
                return false;
            }

            if (Directory.Exists(Path))
            {
                File.Delete(segment.Path);
            }

            return true;
        }
    }

    // A name that comes from a page must not lead elsewhere.
    private string? Find(string name)
    {
        string file = System.IO.Path.Combine(Path, name);
        return SegmentName.TryParse(name, out _, out _) && File.Exists(file) ? file : null;
    }

    private static long? TryLength(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            // Deleted since the folder was read.
            return null;
        }
    }
}
