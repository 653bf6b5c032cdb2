using Scalper.Core.Events;
using Scalper.Core.Primitives;
using Scalper.Core.Tape;

namespace Scalper.Core.Engine;

/// <summary>Which of a symbol's trades count, and since when some may be missing from the tape. Only its lane's thread touches it.</summary>
internal sealed class TradeIntake(SideSource sideSource, DataGaps gaps)
{
    private const long MillisecondNs = 1_000_000;

    // Times in other units than the venue's land decades away.
    private const long FarthestMs = 24 * 3_600_000L;

    // After a lost connection a venue may send old trades again, more than the tape remembers.
    private long _replayedBelow;
    private long _lastSequence;
    private long _tradesSinceGap;

    public TradeTape Tape { get; } = new(sideSource);

    /// <summary>Takes a trade onto the tape; false, and counted, where it does not count.</summary>
    public bool Take(in Trade trade, ref SymbolView view, long nowNs)
    {
        if (IsFarOff(trade, nowNs))
        {
            view.FarOffTrades++;
            return false;
        }

        if (trade.Sequence < _replayedBelow)
        {
            view.ReplayedTrades++;
            return false;
        }

        _lastSequence = Math.Max(_lastSequence, trade.Sequence);
        if (trade.IsBlock || Tape.IsDuplicate(trade))
        {
            return false;
        }

        Tape.Add(trade);
        _tradesSinceGap++;
        return true;
    }

    /// <summary>A snapshot of the book came: one from before the last trade means that the venue counts anew, and old trades can't be told by their sequence.</summary>
    public void OnSnapshot(long sequence)
    {
        if (sequence < _replayedBelow)
        {
            _replayedBelow = 0;
            _lastSequence = 0;
        }
    }

    /// <summary>From now on trades may come that have come before.</summary>
    public void ExpectReplay() => _replayedBelow = _lastSequence;

    /// <summary>Trades were made meanwhile that nobody told us of.</summary>
    /// <returns>True where that is news.</returns>
    public bool BeginGap(ref SymbolView view, long fromNs)
    {
        if (Tape.Count == 0 || IsInGap(view))
        {
            return false;
        }

        view.TradeGapFromNs = fromNs;
        view.TradeGapToNs = 0;
        _tradesSinceGap = 0;
        gaps.Begin(DataGapKind.Trades, fromNs);
        return true;
    }

    /// <summary>From now on trades come again.</summary>
    public void EndGap(ref SymbolView view, long nowNs)
    {
        view.TradeGapToNs = IsInGap(view) ? nowNs : view.TradeGapToNs;
        gaps.End(DataGapKind.Trades, nowNs);
    }

    /// <summary>Writes what others see of the tape as a whole.</summary>
    public void Publish(ref SymbolView view)
    {
        view.LastTradeTicks = Tape.LastTicks;
        view.HasTradeGap = view.TradeGapFromNs != 0 && _tradesSinceGap < Tape.Count;
    }

    /// <summary>The tape, newest first.</summary>
    public Trade[] Copy()
    {
        Trade[] trades = new Trade[Tape.Count];
        for (int i = 0; i < trades.Length; i++)
        {
            trades[i] = Tape[i];
        }

        return trades;
    }

    private static bool IsInGap(in SymbolView view) => view is { TradeGapFromNs: not 0, TradeGapToNs: 0 };

    // A recording without receive times has no clock to compare with. Any number may come as a time: a difference could overflow.
    private static bool IsFarOff(in Trade trade, long nowNs)
    {
        long nowMs = nowNs / MillisecondNs;
        return nowMs != 0 && (trade.ExchangeTimeMs < nowMs - FarthestMs || trade.ExchangeTimeMs > nowMs + FarthestMs);
    }
}
