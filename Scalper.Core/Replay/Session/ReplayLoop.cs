namespace Scalper.Core.Replay.Session;

/// <summary>A span that is played over and over.</summary>
/// <param name="FromNs">Where it begins again, Unix nanoseconds.</param>
/// <param name="ToNs">Where it ends; later than its beginning.</param>
public readonly record struct ReplayLoop(long FromNs, long ToNs);
