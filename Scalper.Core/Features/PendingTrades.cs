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

    /// <summary>Moves the trades up to a sequence to the front of the returned span; they are gone with the next call.</summary>
    public ReadOnlySpan<PendingTrade> Take(long sequence)
    {
        int taken = 0;
        for (int i = 0; i < _count; i++)
        {
            taken += _waiting[i].Sequence <= sequence ? 1 : 0;
        }

        if (taken == 0)
        {
            return default;
        }

        // In the usual case all that wait are taken; else the others are moved up behind a copy of those taken.
        return taken == _count ? TakeAll() : TakeSome(sequence, taken);
    }

    private ReadOnlySpan<PendingTrade> TakeAll()
    {
        int taken = _count;
        _count = 0;
        return _waiting.AsSpan(0, taken);
    }

    private ReadOnlySpan<PendingTrade> TakeSome(long sequence, int taken)
    {
        if (_waiting.Length < _count + taken)
        {
            Array.Resize(ref _waiting, _waiting.Length * 2);
        }

        int kept = 0, moved = _count;
        for (int i = 0; i < _count; i++)
        {
            PendingTrade trade = _waiting[i];
            if (trade.Sequence <= sequence)
            {
                _waiting[moved++] = trade;
            }
            else
            {
                _waiting[kept++] = trade;
            }
        }

        int start = _count;
        _count = kept;
        return _waiting.AsSpan(start, taken);
    }
}
