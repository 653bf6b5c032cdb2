namespace Scalper.Core.Feeds;

/// <summary>
/// Tells which symbols are gone: nothing came for them for minutes of a time in which the venue did deliver and the connection
/// stood. A venue that is silent as a whole makes no symbol gone. One thread.
/// </summary>
internal sealed class SilenceClock(FeedOptions options)
{
    private const long SecondNs = 1_000_000_000;
    private const long NotListening = long.MaxValue;

    private readonly List<long> _heardAtNs = [];
    private readonly List<bool> _gone = [];
    private long _deliveringNs;
    private long _turnAtNs;
    private int _next;

    /// <summary>Symbols that are gone now.</summary>
    public int GoneCount { get; private set; }

    public bool IsGone(int symbol) => _gone[symbol];

    /// <summary>Begins to listen for a symbol.</summary>
    /// <param name="symbol">Its place: one that was ignored, or the next new one.</param>
    public void Listen(int symbol)
    {
        if (symbol == _gone.Count)
        {
            _heardAtNs.Add(0);
            _gone.Add(false);
        }

        _heardAtNs[symbol] = _deliveringNs;
    }

    /// <summary>Listens for a symbol no more.</summary>
    public void Ignore(int symbol)
    {
        GoneCount -= _gone[symbol] ? 1 : 0;
        _gone[symbol] = false;
        _heardAtNs[symbol] = NotListening;
    }

    /// <summary>The connection is open again.</summary>
    public void Resume(long nowNs) => _turnAtNs = nowNs;

    /// <summary>Data came for a symbol.</summary>
    /// <returns>True where it was gone, and is back.</returns>
    public bool Heard(int symbol)
    {
        _heardAtNs[symbol] = _deliveringNs;
        if (!_gone[symbol])
        {
            return false;
        }

        _gone[symbol] = false;
        GoneCount--;
        return true;
    }

    /// <summary>Lets time pass and finds a symbol that is newly gone; -1 where there is none.</summary>
    /// <param name="venueDataAtNs">When the venue last delivered anything on any connection.</param>
    public int NextGone(long venueDataAtNs, long nowNs)
    {
        // A process that did not run for a while has not listened either.
        long passed = Math.Clamp(nowNs - _turnAtNs, 0, SecondNs);
        _turnAtNs = nowNs;
        _deliveringNs += nowNs - venueDataAtNs <= options.FreshSeconds * SecondNs ? passed : 0;
        for (; _next < _gone.Count; _next++)
        {
            if (!_gone[_next] && _heardAtNs[_next] != NotListening && _deliveringNs - _heardAtNs[_next] >= options.GoneSeconds * SecondNs)
            {
                _gone[_next] = true;
                GoneCount++;
                return _next;
            }
        }

        _next = 0;
        return -1;
    }
}
