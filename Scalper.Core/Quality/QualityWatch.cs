using System.Collections.Concurrent;
using Scalper.Core.Engine;

namespace Scalper.Core.Quality;

/// <summary>
/// Looks once a second at what the lanes publish and grades every followed symbol over its last 15 minutes. Stands behind the engine,
/// which marks samples of scores with it, and no more: no grade can enter a score. About 4 KB a symbol; what is no longer followed is dropped.
/// </summary>
public sealed class QualityWatch : IGrades
{
    /// <summary>Seconds a symbol is observed before it gets a grade.</summary>
    public const int DefaultFirstSeconds = 60;

    private const long SecondNs = 1_000_000_000;

    // Longer than a busy pool delays a timer: we, and perhaps the lanes, did not run. That time says nothing of the data.
    private const long PauseNs = 5 * SecondNs;

    // Fewer trades have no median worth the name.
    private const int LeastTrades = 20;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly IMarket _market;
    private readonly TimeProvider _time;
    private readonly int _firstSeconds;
    private readonly Dictionary<string, SymbolWindow> _windows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SymbolQuality> _grades = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FollowedSymbol Symbol, byte Mark)> _told = new(StringComparer.Ordinal);
    private readonly Func<FollowedSymbol, byte, bool>? _tell;
    private long _lastNs;

    /// <param name="time">Paces the looks; times are the engine's own.</param>
    /// <param name="tell">Is told each symbol's grade when it is another one, 0 for none, 1 for A to 5 for F, and again while it says false; null where nobody is.</param>
    public QualityWatch(IMarket market, TimeProvider time, int firstSeconds = DefaultFirstSeconds, Func<FollowedSymbol, byte, bool>? tell = null)
    {
        _tell = tell;
        _market = market;
        _time = time;
        _firstSeconds = firstSeconds;
    }

    public SymbolQuality GradeOf(string symbol) => _grades.GetValueOrDefault(symbol, SymbolQuality.Unknown);

    /// <summary>Looks once a second until cancelled. Called once.</summary>
    /// <exception cref="OperationCanceledException">When cancelled.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        using PeriodicTimer timer = new(Period, _time);
        while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
        {
            Look();
        }
    }

    /// <summary>One look. One caller at a time.</summary>
    internal void Look()
    {
        EngineHealth health = _market.ReadHealth();
        IReadOnlyList<FollowedSymbol> symbols = _market.Symbols;
        long nowNs = health.AtMs * 1_000_000;
        if (nowNs <= _lastNs)
        {
            return;
        }

        long passedNs = nowNs - _lastNs;
        bool isPause = _lastNs == 0 || passedNs > PauseNs;
        QualityLook look = new(nowNs, isPause ? 0 : passedNs, health.Lag is { Trades: >= LeastTrades } lag ? lag.P50Ms : null);
        int sources = symbols.Count(HasDelivered) + (health.Metrics?.LastDataAtMs * 1_000_000 > _lastNs ? 1 : 0);
        foreach (FollowedSymbol symbol in symbols)
        {
            Look(symbol, look, sources);
        }

        Drop(nowNs);
        _lastNs = nowNs;
    }

    private void Look(FollowedSymbol symbol, in QualityLook look, int sources)
    {
        string name = symbol.Instrument.Symbol;
        symbol.Read(out SymbolView view);
        if (!_windows.TryGetValue(name, out SymbolWindow? window))
        {
            _windows[name] = window = new SymbolWindow(symbol, view, look.NowNs);
        }
        else
        {
            bool othersDeliver = sources > (view.DataAtNs > _lastNs ? 1 : 0);
            window.Add(symbol, view, look, othersDeliver);
        }

        QualityMeasurements measured = window.Measure(view, look.NowNs);
        Publish(name, measured.ObservedSeconds < _firstSeconds && !measured.IsGone
            ? SymbolQuality.NotGraded(measured.ObservedSeconds, _firstSeconds)
            : QualityGrader.Grade(measured));
        Tell(symbol, name);
    }

    // A symbol whose steps changed is another object, and begins without a mark.
    private void Tell(FollowedSymbol symbol, string name)
    {
        byte mark = _grades[name].Grade is { } grade ? (byte)(grade + 1) : (byte)0;
        if (_tell is not null && _told.GetValueOrDefault(name) != (symbol, mark) && _tell(symbol, mark))
        {
            _told[name] = (symbol, mark);
        }
    }

    // The same object for as long as it says the same: readers tell by it that nothing has changed.
    private void Publish(string symbol, SymbolQuality quality)
    {
        if (!_grades.TryGetValue(symbol, out SymbolQuality? before) || !before.Says(quality))
        {
            _grades[symbol] = quality;
        }
    }

    private void Drop(long nowNs)
    {
        foreach ((string symbol, SymbolWindow window) in _windows)
        {
            if (window.SeenAtNs != nowNs)
            {
                _windows.Remove(symbol);
                _grades.TryRemove(symbol, out _);
                _told.Remove(symbol);
            }
        }
    }

    private bool HasDelivered(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        return view.DataAtNs > _lastNs;
    }
}
