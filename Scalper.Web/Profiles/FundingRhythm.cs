namespace Scalper.Web.Profiles;

/// <summary>
/// Finds a contract's funding interval from the next funding times that its ticker tells: from one that was just reached to the one after
/// it. What was not seen around the moment of funding says nothing, for fundings in between may have been missed.
/// </summary>
public sealed class FundingRhythm
{
    private const long MinuteMs = 60_000;
    private const long ClosenessMs = 10 * MinuteMs;

    private long? _nextAtMs;

    /// <summary>Minutes between two fundings; none where none was seen.</summary>
    public int? IntervalMinutes { get; private set; }

    /// <param name="nextAtMs">The next funding time, Unix milliseconds; none where it is not known.</param>
    /// <param name="nowMs">Unix milliseconds.</param>
    public void Add(long? nextAtMs, long nowMs)
    {
        if (_nextAtMs is { } reached && nextAtMs > reached && Math.Abs(nowMs - reached) <= ClosenessMs)
        {
            IntervalMinutes = (int)((nextAtMs - reached) / MinuteMs);
        }

        _nextAtMs = nextAtMs ?? _nextAtMs;
    }
}
