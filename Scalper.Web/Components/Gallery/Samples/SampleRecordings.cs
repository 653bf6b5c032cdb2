using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;
using Scalper.Web.Recording;

namespace Scalper.Web.Components.Gallery.Samples;

/// <summary>Recordings that nobody makes: what is said of them stands still.</summary>
internal sealed class SampleRecordings : IRecordings
{
    private const long Gigabyte = 1L << 30;
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(Views.AtMs);

    public JournalRecorder? Recorder => null;

    public RecordingFolder Folder => throw new InvalidOperationException("A sample has no folder.");

    public RecordingStatus? Status { get; init; }

    public IReadOnlyList<RepairReport> Repairs { get; init; } = [];

    public DiskRoom? Disk { get; init; } = new(40 * Gigabyte, 160 * Gigabyte, 400_000, 15_600_000);

    public IReadOnlyList<RecordedSegment> Segments { get; init; } = [];

    /// <summary>Nothing was ever recorded, and nothing is.</summary>
    public static SampleRecordings Off { get; } = new();

    /// <summary>All is well.</summary>
    public static SampleRecordings Normal { get; } = new() { Status = StatusOf(RecordingState.Recording), Segments = SegmentsOf(50) };

    /// <summary>The disk takes nothing.</summary>
    public static SampleRecordings Stopped { get; } = new()
    {
        Status = StatusOf(RecordingState.Stopped, "The disk has less than 5 GB free, which are left to others."),
        Segments = SegmentsOf(3, isWritten: false),
        Disk = new DiskRoom(196 * Gigabyte, 4 * Gigabyte),
    };

    /// <summary>Full, with records missing, and every figure as long as it gets.</summary>
    public static SampleRecordings Extreme { get; } = new()
    {
        Status = StatusOf(RecordingState.Recording) with { RecordsWritten = 123_456_789_012, RecordsMissing = 987_654_321, LateCheckpoints = 12_345 },
        Segments = SegmentsOf(154),
        Disk = new DiskRoom(158 * Gigabyte, 42 * Gigabyte, 14_000_000, 2_000_000),
        Repairs =
        [
            new RepairReport("20261121T030000000Z-00000153.journal", 98_765, (Views.AtMs - 30_000) * 1_000_000, [new SegmentDamage(DamageKind.Block, 12_345_678, 98_765, "98685 bytes with CRC 01234567", "CRC 89abcdef")]),
            new RepairReport("20261121T040000000Z-00000154.journal", 17, null, []),
        ],
    };

    public DiskRoom? ReadDisk() => Disk;

    public IReadOnlyList<RecordedSegment> List() => Segments;

    public bool SetPin(string name, bool isPinned) => throw new InvalidOperationException($"A sample took a command: {name}.");

    /// <summary>Segments of about half an hour each; the third from the end is pinned.</summary>
    public static IReadOnlyList<RecordedSegment> SegmentsOf(int count, bool isWritten = true) =>
    [
        .. Enumerable.Range(0, count).Select(i =>
        {
            DateTimeOffset began = Now.AddMinutes(-30 * (count - i));
            bool isOpen = isWritten && i == count - 1;
            string name = $"{began:yyyyMMdd'T'HHmmss}000Z-{i + 1:D8}.journal";
            return new RecordedSegment(
                new SegmentFile(name, began, i + 1, isOpen ? 12_345_678 : (64L << 20) + 4_321, IsPinned: i == count - 3), isOpen ? null : began.AddMinutes(30), isOpen);
        }),
    ];

    public static RecordingStatus StatusOf(RecordingState state, string? reason = null) => new(
        state,
        reason,
        BytesOnDisk: 3 * Gigabyte,
        Segments: 50,
        PinnedBytes: 64 << 20,
        OldestAt: Now.AddHours(-25),
        RecordsWritten: 4_321_000,
        RecordsMissing: state == RecordingState.Recording ? 0 : 12_345,
        Blocks: 21_600,
        RawBytes: 10 * Gigabyte,
        StoredBytes: 2 * Gigabyte,
        BytesPerHour: 0.32 * Gigabyte,
        LateCheckpoints: 0,
        LastFlushAt: Now.AddSeconds(-1),
        WriterTime: TimeSpan.FromSeconds(321));
}
