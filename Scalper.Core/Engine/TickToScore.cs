namespace Scalper.Core.Engine;

/// <summary>
/// Time from the return of the socket read that completed a frame to the publication of its score, over the last minute,
/// in microseconds. Null where no score was made.
/// </summary>
public readonly record struct TickToScore(double? P50, double? P99, double? Max);
