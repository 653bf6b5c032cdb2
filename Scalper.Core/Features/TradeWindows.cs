using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>
/// Trades over sliding windows of receive time. The series begins with the first trade and again with the first after a time in
/// which trades may have been missed. One thread.
/// </summary>
public sealed class TradeWindows(Instrument instrument)
{
    private const long SecondNs = 1_000_000_000;
    private const int RateSeconds = 10;

    // Places of the windows below.
    private const int One = 0, Five = 1, Rate = 2, Fifteen = 3, Thirty = 4, Sixty = 5;

    private readonly SlidingTotals _flow = new(SecondNs, 5 * SecondNs, RateSeconds * SecondNs, 15 * SecondNs, 30 * SecondNs, 60 * SecondNs);

    // The same windows of what was traded, whoever took it.
    private readonly SlidingTotals _volume = new(SecondNs, 5 * SecondNs, RateSeconds * SecondNs, 15 * SecondNs, 30 * SecondNs);
    private readonly SecondCounts _seconds = new();
    private long _second;

    /// <summary>Takes in a trade that is no duplicate and no block trade.</summary>
    /// <param name="side">The side it counts for.</param>
    public void Add(in Trade trade, AggressorSide side, long nowNs)
    {
        if (_flow.BeganAtNs is null)
        {
            _flow.Begin(nowNs);
            _volume.Begin(nowNs);
            _seconds.Clear(nowNs / SecondNs);
        }

        long lots = side == AggressorSide.Buy ? trade.QtyLots : -trade.QtyLots;
        _flow.Add(nowNs, new FlowTotals(lots, Math.BigMul(lots, trade.PriceTicks), Count: 1));
        _volume.Add(nowNs, new FlowTotals(trade.QtyLots, TickLots: 0, Count: 1));
        _seconds.AdvanceTo(nowNs / SecondNs);
        _seconds.Add();
    }

    /// <summary>Trades may have been missed.</summary>
    public void Break()
    {
        _flow.Break();
        _volume.Break();
    }

    /// <summary>Brings features of an earlier call, or the default at first, to now; of most calls nothing changes.</summary>
    public void Refresh(long nowNs, ref DeltaFeatures features)
    {
        if (_flow.Advance(nowNs) || nowNs / SecondNs != _second)
        {
            _second = nowNs / SecondNs;
            features = _flow.BeganAtNs is { } beganAt ? Read(beganAt, nowNs) : default;
        }
    }

    private DeltaFeatures Read(long beganAt, long nowNs)
    {
        FlowTotals? one = _flow.Last(One, nowNs), five = _flow.Last(Five, nowNs), fifteen = _flow.Last(Fifteen, nowNs), sixty = _flow.Last(Sixty, nowNs);
        double? rate = (double?)_flow.Last(Rate, nowNs)?.Count / RateSeconds;
        return new DeltaFeatures
        {
            Delta1s = Base(one),
            Delta5s = Base(five),
            Delta15s = Base(fifteen),
            Delta60s = Base(sixty),
            DeltaQuote1s = Quote(one),
            DeltaQuote5s = Quote(five),
            DeltaQuote15s = Quote(fifteen),
            DeltaQuote60s = Quote(sixty),
            TradeImbalance1s = Imbalance(One, nowNs),
            TradeImbalance5s = Imbalance(Five, nowNs),
            TradeImbalance30s = Imbalance(Thirty, nowNs),
            TradesPerSecond = rate,
            TradeRateRatio = rate / UsualRate(beganAt, nowNs),
            Cvd = Base(_flow.Total),
            CvdSince = UnixTime.ToMilliseconds(beganAt),
        };
    }

    private double? Imbalance(int window, long nowNs) =>
        _flow.Last(window, nowNs) is { } flow && _volume.Last(window, nowNs) is { } volume
            ? volume.Count > 0 ? FlowTotals.ToDouble(flow.Lots) / FlowTotals.ToDouble(volume.Lots) : 0
            : null;

    private double? UsualRate(long beganAtNs, long nowNs)
    {
        long second = nowNs / SecondNs;
        _seconds.AdvanceTo(second);
        bool isFull = beganAtNs <= (second - SecondCounts.Seconds) * SecondNs;
        return isFull && _seconds.Sum > 0 ? (double)_seconds.Sum / SecondCounts.Seconds : null;
    }

    private double? Base(FlowTotals? flow) => flow is { } known ? FlowTotals.ToDouble(known.Lots) * instrument.QtyStep.Value : null;

    private double? Quote(FlowTotals? flow) =>
        flow is { } known ? FlowTotals.ToDouble(known.TickLots) * instrument.TickSize.Value * instrument.QtyStep.Value : null;
}
