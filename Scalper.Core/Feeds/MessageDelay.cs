using Scalper.Core.Primitives;

namespace Scalper.Core.Feeds;

/// <summary>
/// How long frames were under way: receive time, by the venue's clock, minus the time its gateway gave the frame. Clocks are never
/// quite in step, so a delay may come out below zero; it counts as zero, and is counted. One writer, any readers.
/// </summary>
public sealed class MessageDelay(VenueClock clock)
{
    private const long MillisecondNs = 1_000_000;

    // Times in other units than the venue's land decades away: they are no delay.
    private const long FarthestMs = 24 * 3_600_000L;

    private readonly RollingLatency _delays = new();
    private long _negative;

    /// <summary>Frames that, by the clocks, came before they were sent.</summary>
    public long Negative => Volatile.Read(ref _negative);

    /// <param name="gatewayTimeMs">The frame's own time, Unix milliseconds.</param>
    public void Record(long receivedAtNs, long gatewayTimeMs)
    {
        long venueNowNs = receivedAtNs + clock.OffsetNs, venueNowMs = venueNowNs / MillisecondNs;
        if (gatewayTimeMs < venueNowMs - FarthestMs || gatewayTimeMs > venueNowMs + FarthestMs)
        {
            return;
        }

        long delay = venueNowNs - (gatewayTimeMs * MillisecondNs);
        if (delay < 0)
        {
            Volatile.Write(ref _negative, _negative + 1);
        }

        _delays.Record(receivedAtNs, delay);
    }

    /// <summary>Adds the delays of the last minute to a total.</summary>
    public void AddTo(LatencyHistogram total, long nowNs) => _delays.AddTo(total, nowNs);
}
