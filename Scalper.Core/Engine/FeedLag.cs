using Scalper.Core.Primitives;

namespace Scalper.Core.Engine;

/// <summary>
/// How far the main feed lags behind the metrics feed: the same trade, received on both. A trade that one of them never brings is
/// overwritten in time. Fixed size. The metrics feed's thread writes; percentiles may be read from any.
/// </summary>
internal sealed class FeedLag
{
    private const int Slots = 8_192;

    private readonly Pending[] _pending = new Pending[Slots];
    private readonly RollingLatency _behind = new();
    private readonly RollingLatency _ahead = new();

    public void Add(in TradeSighting sighting, bool isMain)
    {
        // The ids are spread by themselves, and a hash of the platform would differ from run to run.
        ref Pending pending = ref _pending[(int)((ulong)sighting.Trade.Value % Slots)];
        if (pending.SeenAtNs == 0 || pending.Trade != sighting.Trade || pending.IsMain == isMain)
        {
            pending = new Pending(sighting.Trade, sighting.SeenAtNs, isMain);
            return;
        }

        long lag = isMain ? sighting.SeenAtNs - pending.SeenAtNs : pending.SeenAtNs - sighting.SeenAtNs;
        (lag >= 0 ? _behind : _ahead).Record(Math.Max(sighting.SeenAtNs, pending.SeenAtNs), Math.Abs(lag));
        pending = default;
    }

    /// <summary>The lags of the last minute.</summary>
    public LagReading Read(long nowNs)
    {
        LatencyHistogram behind = new(), ahead = new();
        _behind.AddTo(behind, nowNs);
        _ahead.AddTo(ahead, nowNs);
        return new LagReading(behind.Count + ahead.Count, Percentile(behind, ahead, 0.5), Percentile(behind, ahead, 0.99));
    }

    // In order: the most ahead first, the most behind last.
    private static double? Percentile(LatencyHistogram behind, LatencyHistogram ahead, double share)
    {
        long all = behind.Count + ahead.Count;
        long rank = Math.Max(1, (long)Math.Ceiling(share * all));
        double? ns = all == 0 ? null
            : rank <= ahead.Count ? -ahead.Percentile((ahead.Count - rank + 1.0) / ahead.Count)
            : behind.Percentile((rank - ahead.Count) / (double)behind.Count);
        return ns / 1_000_000;
    }

    private readonly record struct Pending(TradeId Trade, long SeenAtNs, bool IsMain);
}
