namespace Scalper.Core.Replay.Export;

/// <summary>What was written.</summary>
/// <param name="Bytes">Of the file.</param>
/// <param name="Gaps">Places at which frames are missing.</param>
/// <param name="FromNs">Receive time of the first frame, Unix nanoseconds; 0 where none has a time.</param>
/// <param name="ToNs">Of the last.</param>
/// <param name="Faults">What could not be read, or was not as the live run had made it, in sentences.</param>
public sealed record ExportReport(long Bytes, long Frames, long Gaps, long FromNs, long ToNs, IReadOnlyList<string> Faults);
