namespace Scalper.Core.Events;

/// <summary>What a <see cref="ISyncRule"/> says of an update.</summary>
/// <param name="Expected">Of a gap: the id that would have been right, as the venue counts.</param>
/// <param name="Received">Of a gap: the one that came in its place.</param>
public readonly record struct SyncVerdict(SyncStep Step, long Expected = 0, long Received = 0);
