using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Tape;

/// <summary>
/// Candles of one interval from trades, by the venue's fill time; intervals without a trade have no candle. Bounded: the oldest
/// leaves when a new one comes. One thread.
/// </summary>
public sealed class CandleSeries(long intervalMs, int capacity)
{
    private Candle[] _candles = Room.Start<Candle>(capacity);
    private int _count;

    /// <summary>The candles, oldest first; valid until the next trade.</summary>
    public ReadOnlySpan<Candle> Candles => _candles.AsSpan(0, _count);

    /// <summary>Trades too old for any candle that could still be kept.</summary>
    public long TooOld { get; private set; }

    /// <summary>Adds a trade to the candle of its fill time.</summary>
    /// <param name="side">The side it counts for.</param>
    public void Add(in Trade trade, AggressorSide side)
    {
        // Nearly every trade belongs to the newest candle, and a division costs more than all else.
        int index = _count - 1;
        if (index >= 0 && trade.ExchangeTimeMs - _candles[index].OpenAtMs is var into && into >= 0 && into < intervalMs)
        {
            _candles[index] = Merge(_candles[index], trade, side);
            return;
        }

        long openAt = trade.ExchangeTimeMs - (trade.ExchangeTimeMs % intervalMs);
        while (index >= 0 && _candles[index].OpenAtMs > openAt)
        {
            index--;
        }

        if (index >= 0 && _candles[index].OpenAtMs == openAt)
        {
            _candles[index] = Merge(_candles[index], trade, side);
        }
        else
        {
            Insert(index + 1, Open(openAt, trade, side));
        }
    }

    private void Insert(int index, Candle candle)
    {
        Room.Grow(ref _candles, _count, capacity);
        if (_count < _candles.Length)
        {
            Array.Copy(_candles, index, _candles, index + 1, _count - index);
            _candles[index] = candle;
            _count++;
        }
        else if (index == 0)
        {
            TooOld++;
        }
        else
        {
            Array.Copy(_candles, 1, _candles, 0, index - 1);
            _candles[index - 1] = candle;
        }
    }

    private static Candle Open(long openAt, in Trade trade, AggressorSide side) => new(
        openAt, trade.PriceTicks, trade.PriceTicks, trade.PriceTicks, trade.PriceTicks, trade.QtyLots, BuyLots(trade, side), 1);

    // Trades reach the tape in the order of the venue's frames, so the last one merged is the close.
    private static Candle Merge(in Candle candle, in Trade trade, AggressorSide side) => candle with
    {
        HighTicks = Math.Max(candle.HighTicks, trade.PriceTicks),
        LowTicks = Math.Min(candle.LowTicks, trade.PriceTicks),
        CloseTicks = trade.PriceTicks,
        VolumeLots = candle.VolumeLots + trade.QtyLots,
        BuyVolumeLots = candle.BuyVolumeLots + BuyLots(trade, side),
        Trades = candle.Trades + 1,
    };

    private static long BuyLots(in Trade trade, AggressorSide side) => side == AggressorSide.Buy ? trade.QtyLots : 0;
}
