using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Tests.Components;
using Scalper.Web.Recording;

namespace Scalper.Tests.Recording;

/// <summary>Recordings as a test wants them; off and empty at first.</summary>
internal sealed class FakeRecordings : IRecordings
{
    public const long Gigabyte = 1L << 30;
    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(Views.AtMs);

    public JournalRecorder? Recorder => null;

    public RecordingFolder Folder { get; set; } = new(Path.Combine(Path.GetTempPath(), "no-recordings"));

    public RecordingStatus? Status { get; set; }

    public IReadOnlyList<RepairReport> Repairs { get; set; } = [];

    public DiskRoom? Disk { get; set; } = new(40 * Gigabyte, 60 * Gigabyte, 10, 90);

    public IReadOnlyList<RecordedSegment> Segments { get; set; } = [];

    /// <summary>What the disk says to whoever asks something of it; null where it does what it is asked.</summary>
    public IOException? Fault { get; set; }

    public int Lists { get; private set; }

    /// <summary>A recorder at work.</summary>
    public static RecordingStatus Recording { get; } = new(
        RecordingState.Recording, null, 2 * Gigabyte, 3, 0, Now.AddHours(-8), 1_234_567, 0, 100, 4 * Gigabyte, Gigabyte, Gigabyte / 4.0, 0, Now.AddSeconds(-1), TimeSpan.FromSeconds(9));

    public static RecordingStatus Stopped(string reason) => Recording with { State = RecordingState.Stopped, Reason = reason };

    /// <summary>An hour each up to now, of 512 MB; the newest is being written.</summary>
    public static IReadOnlyList<RecordedSegment> SegmentsOf(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            DateTimeOffset began = Now.AddHours(i - count);
            string name = $"{began:yyyyMMdd'T'HHmmss}000Z-{i + 1:D8}.journal";
            return new RecordedSegment(new SegmentFile("/recordings/" + name, began, i + 1, Gigabyte / 2, IsPinned: false), i == count - 1 ? null : began.AddMinutes(59), i == count - 1);
        }),
    ];

    public DiskRoom? ReadDisk() => Disk;

    public IReadOnlyList<RecordedSegment> List()
    {
        Lists++;
        return Fault is null ? Segments : throw Fault;
    }

    public bool SetPin(string name, bool isPinned)
    {
        if (Fault is not null)
        {
            throw Fault;
        }

        bool isKnown = Segments.Any(s => s.Name == name);
        Segments = [.. Segments.Select(s => s.Name == name ? s with { File = s.File with { IsPinned = isPinned } } : s)];
        return isKnown;
    }
}
