using Scalper.Web.Recording;

namespace Scalper.Web.Api.Documents;

/// <summary>How recording stands, in bytes, hours and Unix milliseconds.</summary>
/// <param name="State"><c>Recording</c>, <c>Stopped</c> (tried again by itself), <c>Ended</c> (until the next start) or <c>Off</c>.</param>
/// <param name="Reason">Why nothing is recorded, in a sentence; none while something is, and while it is off.</param>
/// <param name="Sentence">How far the budget goes, for people.</param>
/// <param name="BudgetBytes">Most that all recordings may take.</param>
/// <param name="UsedBytes">What they take, in whole blocks of 4 kB.</param>
/// <param name="PinnedBytes">Those of them that never go by themselves.</param>
/// <param name="Segments">Files that hold recordings.</param>
/// <param name="OldestAt">Where the recorded time begins; none where nothing is recorded.</param>
/// <param name="Symbols">Followed now.</param>
/// <param name="BytesPerHour">Written since the start; none until a minute of it was recorded.</param>
/// <param name="GrowthBytesPerHour">0 once old recordings go for new ones; none where the rate is not known, and while nothing is recorded.</param>
/// <param name="BudgetHours">How long a time the budget without what is pinned holds at this rate; none where that is not known.</param>
/// <param name="HoursLeft">Until the oldest recordings begin to go; 0 where they go already; none where that is not known, and while nothing is recorded.</param>
/// <param name="Disk">Of the recordings; none where the system does not say.</param>
/// <param name="WarnPercent">From so much on of the disk, or of its inodes, there is a warning.</param>
/// <param name="Warnings">A sentence for what is too full, and for a folder that can't be read.</param>
/// <param name="RecordsWritten">Since the start; none, as the next five, while recording is off.</param>
/// <param name="RecordsMissing">That could not be written.</param>
/// <param name="Ratio">Stored bytes as a part of those before; none where nothing was written.</param>
/// <param name="LateCheckpoints">Times that a connection had no state to begin a segment with.</param>
/// <param name="LastFlushAt">When something was last written; none where nothing was.</param>
/// <param name="WriterMs">Processor time of the recorder's thread; none where the system does not say.</param>
/// <param name="Repairs">What was done at the start to segments without their end.</param>
public sealed record RecordingDocument(
    string State,
    string? Reason,
    string Sentence,
    long BudgetBytes,
    long UsedBytes,
    long PinnedBytes,
    int Segments,
    long? OldestAt,
    int Symbols,
    double? BytesPerHour,
    double? GrowthBytesPerHour,
    double? BudgetHours,
    double? HoursLeft,
    DiskDocument? Disk,
    int WarnPercent,
    IReadOnlyList<string> Warnings,
    long? RecordsWritten,
    long? RecordsMissing,
    double? Ratio,
    long? LateCheckpoints,
    long? LastFlushAt,
    long? WriterMs,
    IReadOnlyList<RepairDocument> Repairs)
{
    internal static RecordingDocument Of(RecordingReading reading) => new(
        RecordingWords.Of(reading.Status),
        reading.Status?.Reason,
        RecordingWords.Sentence(reading),
        reading.Forecast.BudgetBytes,
        reading.UsedBytes,
        reading.PinnedBytes,
        reading.Segments.Count,
        reading.Forecast.OldestAt?.ToUnixTimeMilliseconds(),
        reading.Forecast.Symbols,
        Rounded(reading.Forecast.BytesPerHour),
        Rounded(reading.Forecast.GrowthPerHour),
        Rounded(reading.Forecast.BudgetHours),
        Rounded(reading.Forecast.HoursLeft),
        reading.Disk is { } disk ? DiskDocument.Of(disk) : null,
        reading.WarnPercent,
        reading.ListFault is { } fault ? [.. reading.Warnings, RecordingWords.Unread(fault)] : reading.Warnings,
        reading.Status?.RecordsWritten,
        reading.Status?.RecordsMissing,
        reading.Status?.Ratio is { } ratio ? Math.Round(ratio, 4) : null,
        reading.Status?.LateCheckpoints,
        reading.Status?.LastFlushAt?.ToUnixTimeMilliseconds(),
        (long?)reading.Status?.WriterTime?.TotalMilliseconds,
        [.. reading.Repairs.Select(RepairDocument.Of)]);

    private static double? Rounded(double? figure) => figure is { } known ? Math.Round(known, 1) : null;
}
