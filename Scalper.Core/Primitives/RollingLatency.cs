namespace Scalper.Core.Primitives;

/// <summary>Durations of about the last minute, in twelve slots of five seconds. One writer, any readers. Fixed size.</summary>
public sealed class RollingLatency
{
    private const int Slots = 12;
    private const long SlotNs = 5_000_000_000;

    private readonly LatencyHistogram[] _slots = [.. Enumerable.Range(0, Slots).Select(_ => new LatencyHistogram())];
    private readonly long[] _periods = new long[Slots];

    /// <param name="nowNs">Any clock that does not run back, nanoseconds.</param>
    public void Record(long nowNs, long durationNs)
    {
        long period = nowNs / SlotNs;
        int slot = (int)(period % Slots);
        if (_periods[slot] != period)
        {
            _slots[slot].Clear();
            Volatile.Write(ref _periods[slot], period);
        }

        _slots[slot].Record(durationNs);
    }

    /// <summary>Adds what was recorded in the last minute to a total.</summary>
    public void AddTo(LatencyHistogram total, long nowNs)
    {
        long period = nowNs / SlotNs;
        for (int i = 0; i < Slots; i++)
        {
            if (period - Volatile.Read(ref _periods[i]) < Slots)
            {
                _slots[i].AddTo(total);
            }
        }
    }
}
