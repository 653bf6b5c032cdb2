namespace Scalper.Core.Recording.Journal;

/// <summary>What was done to a segment that its recorder had not ended.</summary>
/// <param name="File">Its full path.</param>
/// <param name="BytesCut">Behind the last whole block.</param>
/// <param name="LastTimeNs">The latest receive time that is kept, Unix nanoseconds; null where nothing is, and the file is gone.</param>
/// <param name="Damage">Faults before the last whole block; those stay in the file, and readers tell of them.</param>
public sealed record RepairReport(string File, long BytesCut, long? LastTimeNs, IReadOnlyList<SegmentDamage> Damage);
