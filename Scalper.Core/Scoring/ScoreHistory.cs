using Scalper.Core.Tape;

namespace Scalper.Core.Scoring;

/// <summary>The score over the intervals of the candles, as many of each. One thread.</summary>
public sealed class ScoreHistory
{
    private const long MillisecondNs = 1_000_000;

    private readonly ScoreSeries[] _series = [.. CandleSet.Sizes.Select(s => new ScoreSeries(s.IntervalMs, s.Capacity))];
    private long _nextNs = long.MinValue;

    // The last score, not yet in the series: each frame makes one, and few are the last of an interval.
    private double? _unwritten;

    /// <summary>Begins the intervals that a time falls into; called before anything changes.</summary>
    /// <param name="value">The score that holds; none where the book is not Live.</param>
    public void AdvanceTo(long nowNs, double? value)
    {
        if (nowNs < _nextNs)
        {
            return;
        }

        Write();

        // The other intervals are multiples of the shortest.
        long shortestNs = CandleSet.Sizes[0].IntervalMs * MillisecondNs;
        _nextNs = ((nowNs / shortestNs) + 1) * shortestNs;
        foreach (ScoreSeries series in _series)
        {
            series.Open(nowNs / MillisecondNs, value);
        }
    }

    /// <summary>A score was made; <see cref="AdvanceTo"/> came before.</summary>
    public void OnScore(double value) => _unwritten = value;

    /// <summary>The book is not Live; before the first <see cref="AdvanceTo"/> that is no news.</summary>
    public void Break()
    {
        if (_nextNs == long.MinValue)
        {
            return;
        }

        Write();
        foreach (ScoreSeries series in _series)
        {
            series.Break();
        }
    }

    /// <summary>A copy of one series, oldest first.</summary>
    public IReadOnlyList<ScorePoint> Copy(CandleInterval interval)
    {
        Write();
        return _series[(int)interval].Copy();
    }

    private void Write()
    {
        if (_unwritten is not { } value)
        {
            return;
        }

        _unwritten = null;
        foreach (ScoreSeries series in _series)
        {
            series.OnScore(value);
        }
    }
}
