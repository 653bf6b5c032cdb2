using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;

namespace Scalper.Tests.Quality;

/// <summary>
/// The slow, obvious account of a symbol: everything that its view was seen to be, kept for ever, and summed up over a window by going
/// through all of it.
/// </summary>
internal sealed class WindowDiary(string symbol)
{
    private const long SecondNs = 1_000_000_000;

    private readonly List<(long AtNs, BookStatus Status, bool IsCrossed)> _states = [];
    private readonly List<(long AtNs, QualityCriterion Fault)> _faults = [];
    private readonly List<(long AtNs, long SilentNs, double? Lag)> _seconds = [];
    private bool _isAskedAgain;
    private bool _wasLive;
    private long _bookAtNs;
    private long _tickerAtNs;
    private long _knownAtNs;
    private long _silentNs;

    public string Symbol => symbol;

    /// <summary>Something came for the symbol since the last second.</summary>
    public bool HasDelivered { get; set; }

    /// <summary>Notes the view after anything was done to the lane.</summary>
    public void Note(in SymbolView view, long nowNs)
    {
        bool isCrossed = view.Fault.Kind is BookFaultKind.Crossed or BookFaultKind.Locked;
        (long AtNs, BookStatus Status, bool IsCrossed) last = _states.LastOrDefault();
        if (view.Status == BookStatus.Invalid && last.Status != BookStatus.Invalid && view.Fault.Kind == BookFaultKind.SequenceGap)
        {
            _faults.Add((nowNs, QualityCriterion.SequenceGaps));
        }

        // A book whose connection is lost is asked for on the next one, and one that was never Live is asked for the first time.
        _wasLive |= view.IsLive;
        bool isAskedAgain = !view.IsLive && _wasLive && view.Fault.Kind != BookFaultKind.ConnectionLost;
        if (isAskedAgain && !_isAskedAgain)
        {
            _faults.Add((nowNs, QualityCriterion.Resyncs));
        }

        _isAskedAgain = !view.IsLive && (_isAskedAgain || isAskedAgain);
        if (_states.Count == 0 || (last.Status, last.IsCrossed) != (view.Status, isCrossed))
        {
            _states.Add((nowNs, view.Status, isCrossed));
        }
    }

    public void NoteUnreadable(long nowNs) => _faults.Add((nowNs, QualityCriterion.UnreadableFrames));

    public void NoteBook(long nowNs) => _bookAtNs = nowNs;

    public void NoteTicker(long nowNs) => _tickerAtNs = nowNs;

    /// <summary>A whole second has passed.</summary>
    public void Second(bool othersDeliver, double? lag, long nowNs)
    {
        bool isLive = _states[^1].Status == BookStatus.Live;
        long atNs = isLive ? Math.Max(_bookAtNs, _tickerAtNs) : _bookAtNs;
        _silentNs = atNs > _knownAtNs ? nowNs - atNs : _silentNs + (othersDeliver ? SecondNs : 0);
        _knownAtNs = Math.Max(_knownAtNs, atNs);
        _seconds.Add((nowNs, _silentNs, lag));
        HasDelivered = false;
    }

    /// <summary>The first look, from which on anything is counted.</summary>
    public void Begin() => _knownAtNs = _bookAtNs;

    public QualityMeasurements Measure(long startNs, long nowNs)
    {
        // The second that ends where a bucket begins belongs to it.
        long bucket = (nowNs / SecondNs / 15) - 59;
        long fromNs = Math.Max(startNs, ((bucket * 15) - 1) * SecondNs);
        (long AtNs, long SilentNs, double? Lag)[] seconds = [.. _seconds.Where(s => s.AtNs > fromNs && s.AtNs <= nowNs)];
        long live = Sum(fromNs, nowNs, s => s.Status == BookStatus.Live);
        return new QualityMeasurements(
            seconds.Length,
            100.0 * live / (seconds.Length * SecondNs),
            Count(QualityCriterion.SequenceGaps),
            Count(QualityCriterion.Resyncs),
            Sum(fromNs, nowNs, s => s.IsCrossed && s.Status == BookStatus.Invalid) / (double)SecondNs,
            Count(QualityCriterion.UnreadableFrames),
            seconds.Max(s => s.SilentNs) / (double)SecondNs,
            seconds.Max(s => s.Lag),
            IsGone: false);

        long Count(QualityCriterion fault) => _faults.Count(f => f.Fault == fault && f.AtNs > fromNs && f.AtNs <= nowNs);
    }

    private long Sum(long fromNs, long toNs, Func<(long AtNs, BookStatus Status, bool IsCrossed), bool> counts)
    {
        long sum = 0;
        for (int i = 0; i < _states.Count; i++)
        {
            long begin = Math.Max(fromNs, _states[i].AtNs);
            long end = Math.Min(toNs, i + 1 < _states.Count ? _states[i + 1].AtNs : toNs);
            sum += counts(_states[i]) && end > begin ? end - begin : 0;
        }

        return sum;
    }
}
