namespace Scalper.Core.Tape;

/// <summary>
/// Notices trades that were made and did not come: a ticker whose last price moves is a witness of a trade, which must arrive on its
/// own topic about the same time. One thread.
/// </summary>
/// <param name="patienceNs">How long after the ticker the trade may come.</param>
public sealed class TradeWitness(long patienceNs)
{
    // The trade itself usually comes first.
    private const long BeforeNs = 1_000_000_000;

    private long _expectedSinceNs;

    /// <summary>When trades last came, nanoseconds; 0 before the first.</summary>
    public long TradesAtNs { get; private set; }

    public void OnTrades(long nowNs)
    {
        TradesAtNs = nowNs;
        _expectedSinceNs = 0;
    }

    /// <summary>The ticker's last price moved from one known value to another.</summary>
    public void OnLastPriceMoved(long nowNs)
    {
        if (_expectedSinceNs == 0 && nowNs - TradesAtNs > BeforeNs)
        {
            _expectedSinceNs = nowNs;
        }
    }

    /// <summary>True, once, where a trade is overdue.</summary>
    public bool IsTradeMissing(long nowNs)
    {
        bool missing = _expectedSinceNs != 0 && nowNs - _expectedSinceNs > patienceNs;
        _expectedSinceNs = missing ? 0 : _expectedSinceNs;
        return missing;
    }

    /// <summary>From when on a trade is overdue; the end of time where none is expected.</summary>
    public long OverdueAtNs => _expectedSinceNs == 0 ? long.MaxValue : _expectedSinceNs + patienceNs + 1;

    /// <summary>Begins anew: what was missed is missed.</summary>
    public void Reset() => _expectedSinceNs = 0;
}
