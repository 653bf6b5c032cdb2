namespace Scalper.Core.Replay.Session;

/// <summary>A recording at a glance, for one symbol. Immutable; the same object as long as nothing of it changed.</summary>
/// <param name="FromNs">Where the first bin begins, Unix nanoseconds.</param>
/// <param name="ToNs">Where the last of all bins ends, and is in it.</param>
/// <param name="Bins">From the beginning, as far as was read: 0 to <see cref="ReplayStrips.Bins"/>.</param>
/// <param name="Fault">What could not be read, a sentence; null where nothing was. Where <paramref name="Bins"/> are not all, and this is said, no more come.</param>
public sealed record ReplayStrip(string Symbol, long FromNs, long ToNs, IReadOnlyList<StripBin> Bins, string? Fault)
{
    /// <summary>All bins are there.</summary>
    public bool IsWhole => Bins.Count == ReplayStrips.Bins;
}
