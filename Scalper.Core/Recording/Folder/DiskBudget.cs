using System.Globalization;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Recording.Folder;

/// <summary>
/// Keeps a folder below its budget and its disk above the free space that is to be left: before anything is written, the oldest segments go
/// that are not pinned. One thread.
/// </summary>
internal sealed class DiskBudget(RecordingFolder folder, JournalLimits limits, IRecordingDisk disk)
{
    private List<SegmentFile> _closed = [];

    // Room that readers hold on to does not come back at once: deleting more and more for it would cost all recordings.
    private bool _isDeletingInVain;

    /// <summary>Segments that nobody writes to, oldest first.</summary>
    public IReadOnlyList<SegmentFile> Closed => _closed;

    public long ClosedBytes { get; private set; }

    /// <summary>Segments deleted so far.</summary>
    public long Deleted { get; private set; }

    /// <summary>Looks at the folder anew.</summary>
    /// <param name="open">Paths of segments that are being written.</param>
    /// <exception cref="IOException">It can't be read.</exception>
    public void Refresh(IReadOnlyCollection<string> open)
    {
        _closed = [.. folder.List().Where(s => !open.Contains(s.Path))];
        ClosedBytes = _closed.Sum(s => s.Occupied);
    }

    /// <summary>Deletes what has to go.</summary>
    /// <param name="openBytes">What the segments that are being written will take once the next block is in them and they are ended.</param>
    /// <param name="openFiles">How many those are.</param>
    /// <param name="more">Bytes that are about to be written.</param>
    /// <exception cref="NoRoomException">It is not enough.</exception>
    /// <exception cref="IOException">A segment can't be deleted.</exception>
    public void MakeRoom(long openBytes, int openFiles, long more)
    {
        while (ClosedBytes + openBytes > limits.BudgetBytes || Files + openFiles > limits.MostFiles)
        {
            if (!TryDeleteOldest())
            {
                string what = _closed.Count > 0 ? "Pinned recordings" : "The segment that is being written";
                throw new NoRoomException(ClosedBytes + openBytes > limits.BudgetBytes
                    ? $"{what} leave{(_closed.Count > 0 ? "" : "s")} no room in the budget of {Gigabytes(limits.BudgetBytes)}."
                    : $"Pinned recordings are {Files} files already; {limits.MostFiles} are allowed.");
            }
        }

        FreeDisk(more);
    }

    // A pin is a file too.
    private int Files => _closed.Count + _closed.Count(s => s.IsPinned);

    private static string Gigabytes(long bytes) => (bytes / (double)(1L << 30)).ToString("0.###", CultureInfo.InvariantCulture) + " GB";

    private void FreeDisk(long more)
    {
        long? lacking = Lacking(more);
        if (lacking is not > 0)
        {
            _isDeletingInVain = false;
            return;
        }

        if (!_isDeletingInVain && _closed.Where(s => !s.IsPinned).Sum(s => s.Occupied) >= lacking)
        {
            for (long freed = 0; freed < lacking && _closed.FirstOrDefault(s => !s.IsPinned) is { } oldest;)
            {
                freed += oldest.Occupied;
                TryDeleteOldest();
            }

            if (Lacking(more) is not > 0)
            {
                return;
            }

            _isDeletingInVain = true;
        }

        throw new NoRoomException(limits.MinimumFreeBytes == 0
            ? "The disk is full."
            : $"The disk has less than {Gigabytes(limits.MinimumFreeBytes)} free, which are left to others.");
    }

    private long? Lacking(long more) => disk.Room(folder.Path) is { } room ? limits.MinimumFreeBytes + more - room.FreeBytes : null;

    /// <returns>False where all are pinned.</returns>
    private bool TryDeleteOldest()
    {
        for (int i = 0; i < _closed.Count; i++)
        {
            SegmentFile segment = _closed[i];
            if (segment.IsPinned)
            {
                continue;
            }

            if (!folder.TryDelete(segment))
            {
                // Pinned since the folder was read.
                _closed[i] = segment with { IsPinned = true };
                continue;
            }

            _closed.RemoveAt(i);
            ClosedBytes -= segment.Occupied;
            Deleted++;
            return true;
        }

        return false;
    }
}
