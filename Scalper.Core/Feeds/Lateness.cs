namespace Scalper.Core.Feeds;

/// <summary>
/// How late frames are: how much longer they were under way than the fastest frame of the same connection. Needs no clock but ours and
/// the times in the frames, and no agreement between the two. One thread.
/// </summary>
public sealed class Lateness
{
    private const long MillisecondNs = 1_000_000;

    // Times in other units than the venue's land decades away: they tell nothing.
    private const long FarthestNs = 24 * 3_600_000 * MillisecondNs;

    private long _leastNs = long.MaxValue;

    /// <summary>How long the fastest frame of this connection was under way by the two clocks, nanoseconds, may be negative; <see cref="long.MaxValue"/> before the first.</summary>
    public long LeastNs => _leastNs;

    /// <summary>A new connection: another way, another fastest frame.</summary>
    public void Restart() => _leastNs = long.MaxValue;

    /// <summary>The fastest frame was one that is not shown.</summary>
    /// <param name="leastNs">As of <see cref="LeastNs"/>.</param>
    public void Know(long leastNs) => _leastNs = leastNs;

    /// <summary>How late a frame is, nanoseconds; 0 where it does not say when it was made.</summary>
    /// <param name="gatewayTimeMs">When the venue made it, Unix milliseconds; 0 where it did not say.</param>
    public long Of(long receivedAtNs, long gatewayTimeMs)
    {
        if (gatewayTimeMs <= 0 || gatewayTimeMs > long.MaxValue / MillisecondNs)
        {
            return 0;
        }

        long delayNs = receivedAtNs - (gatewayTimeMs * MillisecondNs);
        if (delayNs is < -FarthestNs or > FarthestNs)
        {
            return 0;
        }

        _leastNs = Math.Min(_leastNs, delayNs);
        return delayNs - _leastNs;
    }
}
