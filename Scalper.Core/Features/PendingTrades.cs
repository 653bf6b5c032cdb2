using Scalper.Core.Primitives;

namespace Scalper.Core.Features;

/// <summary>
/// Trades that a coming book frame contains: a venue usually prints a trade before the book frame with its effect. Each waits until
/// a frame's sequence reaches it. Bounded: the oldest is dropped, and counted, when too many wait. One thread.
/// </summary>
public sealed class PendingTrades
{
    /// <summary>Most trades that can wait.</summary>
    public const int Capacity = 8_192;

    private PendingTrade[] _waiting = new PendingTrade[128];
    private PendingTrade[] _taken = new PendingTrade[128];
    private int _count;

    /// <summary>Trades dropped unexplained because too many waited.</summary>
    public long Dropped { get; private set; }

    public int Count => _count;

    public void Add(PendingTrade trade)
    {
        if (_count == Capacity)
        {
            Array.Copy(_waiting, 1, _waiting, 0, --_count);
            Dropped++;
        }
        else if (_count == _waiting.Length)
        {
            Array.Resize(ref _waiting, _waiting.Length * 2);
        }

        _waiting[_count++] = trade;
    }

    /// <summary>Takes out the trades up to a sequence, in the order they came; the span is valid until the next call.</summary>
    public ReadOnlySpan<PendingTrade> Take(long sequence)
    {
        if (_taken.Length < _count)
        {
            _taken = new PendingTrade[_waiting.Length];
        }

        int taken = 0, kept = 0;
        foreach (ref readonly PendingTrade trade in _waiting.AsSpan(0, _count))
        {
            if (trade.Sequence <= sequence)
            {
                _taken[taken++] = trade;
            }
            else
            {
                _waiting[kept++] = trade;
            }
        }

        _count = kept;
        return _taken.AsSpan(0, taken);
    }
}
