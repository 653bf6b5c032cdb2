using Scalper.Core.Recording.Folder;
using Scalper.Core.Recording.Journal;

namespace Scalper.Web.Recording;

/// <summary>How recording stands at one moment.</summary>
/// <param name="AtMs">Unix milliseconds.</param>
/// <param name="Status">Null where recording is off.</param>
/// <param name="UsedBytes">Of the budget, by all segments.</param>
/// <param name="PinnedBytes">Those of them that never go by themselves.</param>
/// <param name="Disk">Null where the system does not say.</param>
/// <param name="Segments">Oldest first; the same list for as long as nothing in it changes. Up to some seconds old.</param>
/// <param name="ListFault">Why the list is not to be had, in a sentence; null where it is.</param>
/// <param name="Repairs">What was done at the start to segments without their end.</param>
public sealed record RecordingReading(
    long AtMs,
    RecordingStatus? Status,
    RecordingForecast Forecast,
    long UsedBytes,
    long PinnedBytes,
    DiskRoom? Disk,
    int WarnPercent,
    IReadOnlyList<RecordedSegment> Segments,
    string? ListFault,
    IReadOnlyList<RepairReport> Repairs)
{
    /// <summary>What is too full, a sentence each.</summary>
    public IReadOnlyList<string> Warnings => [.. RecordingWords.Warnings(this)];
}
