using System.ComponentModel.DataAnnotations;
using Scalper.Core.Primitives;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Recording.Folder;

/// <summary>Settings of the section <c>Recording</c>: how much is recorded, and how. GB, MB and kB are of 1,024 of the next smaller.</summary>
public sealed class RecordingOptions : IValidatableObject
{
    /// <summary>Record; none leaves it to the profile: yes with live data, no with the sandbox.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Venues that are recorded; none means all.</summary>
    [AllowedValues("Bybit")]
    public IReadOnlyList<string> Venues { get; init; } = [];

    /// <summary>Symbols that are recorded; none means all that are followed.</summary>
    [RegularExpression(SymbolText.Pattern, ErrorMessage = SymbolText.Words)]
    public IReadOnlyList<string> Symbols { get; init; } = [];

    /// <summary>Topics that are recorded, of Book, Trades and Ticker; none means all. Without one of them scores can't be made again, and no hashes are written.</summary>
    public IReadOnlyList<RecordedTopic> Topics { get; init; } = [];

    /// <summary>Most that all recordings together may take, pinned ones included, GB.</summary>
    [Range(0.1, 100_000)]
    public double BudgetGigabytes { get; init; } = 10;

    /// <summary>What is left free of the disk, GB: old recordings go for it, and where that is not enough, recording stops.</summary>
    [Range(0, 100_000)]
    public double MinimumFreeGigabytes { get; init; } = 5;

    /// <summary>Most files in the folder.</summary>
    [Range(8, 1_000)]
    public int MostFiles { get; init; } = 400;

    /// <summary>Size at which the next segment is begun, MB.</summary>
    [Range(1, 1_024)]
    public int SegmentMegabytes { get; init; } = 64;

    /// <summary>Age at which the next segment is begun, minutes.</summary>
    [Range(1, 1_440)]
    public int SegmentMinutes { get; init; } = 60;

    /// <summary>Most memory for what waits for the disk, MB.</summary>
    [Range(4, 1_024)]
    public int BufferMegabytes { get; init; } = 32;

    /// <summary>Size of a block before it is compressed, kB: larger ones get smaller files, where so much comes within a second.</summary>
    [Range(16, 4_096)]
    public int BlockKilobytes { get; init; } = 256;

    /// <summary>Quality of the compression: 0 is the fastest, 11 the smallest.</summary>
    [Range(0, 11)]
    public int Quality { get; init; } = 5;

    /// <summary>Longest frame that is recorded, MB; of a longer one only a gap mark tells.</summary>
    [Range(1, 64)]
    public int MostFrameMegabytes { get; init; } = 8;

    /// <summary>Largest state of a lane at the beginning of a segment, MB.</summary>
    [Range(1, 64)]
    public int MostCheckpointMegabytes { get; init; } = 32;

    /// <summary>Seconds between two attempts to go on after recording has stopped.</summary>
    [Range(1, 3_600)]
    public int RetrySeconds { get; init; } = 5;

    /// <summary>Seconds that a new segment waits for the lanes' states.</summary>
    [Range(1, 60)]
    public int CheckpointSeconds { get; init; } = 5;

    /// <summary>Percent of the disk, or of its inodes, from which on there is a warning.</summary>
    [Range(1, 79)]
    public int WarnPercent { get; init; } = 75;

    /// <summary><see cref="BudgetGigabytes"/> in bytes.</summary>
    public long BudgetBytes => (long)(BudgetGigabytes * (1L << 30));

    /// <summary><see cref="MinimumFreeGigabytes"/> in bytes.</summary>
    public long MinimumFreeBytes => (long)(MinimumFreeGigabytes * (1L << 30));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (SegmentMegabytes * 4.0 > BudgetGigabytes * 1_024)
        {
            yield return new ValidationResult("at most a quarter of BudgetGigabytes", [nameof(SegmentMegabytes)]);
        }

        if (BufferMegabytes < 4 * MostFrameMegabytes)
        {
            yield return new ValidationResult($"at least four times MostFrameMegabytes, {MostFrameMegabytes}", [nameof(BufferMegabytes)]);
        }

        if (BlockKilobytes * 8L > BufferMegabytes * 1_024L)
        {
            yield return new ValidationResult($"at most an eighth of BufferMegabytes, {BufferMegabytes}", [nameof(BlockKilobytes)]);
        }
    }

    internal RecordingScope ToScope() => new(Venues, Symbols, Topics);

    internal JournalLimits ToLimits() => new()
    {
        BudgetBytes = BudgetBytes,
        MinimumFreeBytes = MinimumFreeBytes,
        MostFiles = MostFiles,
        SegmentBytes = (long)SegmentMegabytes << 20,
        SegmentAge = TimeSpan.FromMinutes(SegmentMinutes),
        BufferBytes = (long)BufferMegabytes << 20,
        ChunkBytes = BlockKilobytes << 10,
        MostRecordBytes = MostFrameMegabytes << 20,
        MostCheckpointBytes = MostCheckpointMegabytes << 20,
        Quality = Quality,
        Retry = TimeSpan.FromSeconds(RetrySeconds),
        CheckpointPatience = TimeSpan.FromSeconds(CheckpointSeconds),
    };
}
