namespace Scalper.Core.Features;

/// <summary>
/// Totals over several sliding windows (now - w, now] of one series, whose times never run back. Bounded: beyond
/// <see cref="Capacity"/> moments in the longest window the oldest leaves, and windows that would hold it are none. One thread.
/// </summary>
/// <param name="windowsNs">Lengths, shortest first.</param>
public sealed class SlidingTotals(params long[] windowsNs)
{
    /// <summary>Most moments held; what comes at the same time is one moment.</summary>
    public const int Capacity = 8_192;

    private readonly long[] _entered = new long[windowsNs.Length];
    private (long AtNs, FlowTotals Before)[] _ring = new (long, FlowTotals)[64];
    private long _first;
    private long _next;
    private long _fullFromNs;
    private long _steadyUntilNs;
    private FlowTotals _total;

    /// <summary>When the series began; none before it has.</summary>
    public long? BeganAtNs { get; private set; }

    /// <summary>Everything since the series began.</summary>
    public ref readonly FlowTotals Total => ref _total;

    /// <summary>
    /// Lets time pass: whether <see cref="Last"/> of any window may say another thing than at the last call. Most calls touch nothing else of the series.
    /// </summary>
    public bool Advance(long nowNs)
    {
        if (nowNs < _steadyUntilNs)
        {
            return false;
        }

        _steadyUntilNs = BeganAtNs is null ? 0 : long.MaxValue;
        for (int window = 0; window < windowsNs.Length && BeganAtNs is not null; window++)
        {
            long entered = Enter(window, nowNs);
            long changesAtNs = nowNs - windowsNs[window] < _fullFromNs ? _fullFromNs + windowsNs[window]
                : entered < _next ? At(entered).AtNs + windowsNs[window]
                : long.MaxValue;
            _steadyUntilNs = Math.Min(_steadyUntilNs, changesAtNs);
        }

        return true;
    }

    /// <summary>Begins the series anew: nothing before it counts.</summary>
    public void Begin(long nowNs)
    {
        Break();
        BeganAtNs = _fullFromNs = nowNs;
    }

    /// <summary>Ends the series: every window is none until it begins again.</summary>
    public void Break()
    {
        BeganAtNs = null;
        _steadyUntilNs = 0;
        _total = default;
        _first = _next;
        Array.Fill(_entered, _next);
    }

    public void Add(long nowNs, in FlowTotals flow)
    {
        if (_next == _first || At(_next - 1).AtNs != nowNs)
        {
            MakeRoom(nowNs);
            At(_next++) = (nowNs, _total);
        }

        _steadyUntilNs = 0;
        _total += flow;
    }

    /// <summary>The total over a window, by its place among the lengths; none where the series does not reach back so far.</summary>
    public FlowTotals? Last(int window, long nowNs)
    {
        if (BeganAtNs is null || nowNs - windowsNs[window] < _fullFromNs)
        {
            return null;
        }

        long entered = Enter(window, nowNs);
        return entered == _next ? default(FlowTotals) : _total - At(entered).Before;
    }

    private long Enter(int window, long nowNs)
    {
        ref long entered = ref _entered[window];
        entered = Math.Max(entered, _first);
        while (entered < _next && At(entered).AtNs <= nowNs - windowsNs[window])
        {
            entered++;
        }

        return entered;
    }

    private void MakeRoom(long nowNs)
    {
        _first = Enter(windowsNs.Length - 1, nowNs);
        if (_next - _first == Capacity)
        {
            _fullFromNs = At(_first++).AtNs;
        }
        else if (_next - _first == _ring.Length)
        {
            Grow();
        }
    }

    private void Grow()
    {
        var larger = new (long, FlowTotals)[2 * _ring.Length];
        for (long i = _first; i < _next; i++)
        {
            larger[i & (larger.Length - 1)] = At(i);
        }

        _ring = larger;
    }

    // The ring's length is a power of two.
    private ref (long AtNs, FlowTotals Before) At(long place) => ref _ring[place & (_ring.Length - 1)];
}
