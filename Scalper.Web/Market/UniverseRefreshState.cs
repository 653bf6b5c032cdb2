namespace Scalper.Web.Market;

/// <summary>How the venue's list was read last while the engine runs.</summary>
/// <param name="TriedAt">When; null before the first time.</param>
/// <param name="Error">Why it could not be read then; null where it could.</param>
/// <param name="Held">What a list would change that waits for an administrator; null where none does.</param>
public sealed record UniverseRefreshState(DateTimeOffset? TriedAt, string? Error, UniversePreview? Held);
