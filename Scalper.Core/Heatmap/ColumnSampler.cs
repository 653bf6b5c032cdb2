using Scalper.Core.Books;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;

namespace Scalper.Core.Heatmap;

/// <summary>
/// Cuts a symbol's life into columns. A column closes at the first event or turn at or after its end, with the book as it was before
/// that event, so that nothing later shows in it. A column of which only a part was seen is left out. One thread.
/// </summary>
/// <param name="periodMs">How long a column is.</param>
/// <param name="sink">Takes the columns.</param>
/// <param name="isPastBroken">
/// The first column stands for what came right before it, too (a part of a column at least), and says whether that is broken; this is
/// known of it at the beginning. Null where it stands for itself.
/// </param>
internal sealed class ColumnSampler(int periodMs, IColumnSink sink, bool? isPastBroken = null)
{
    private const long MillisecondNs = 1_000_000;

    // Somebody looks at least twice a second: after as long a pause the machine slept, and frames may lie unread in the socket.
    private const long LongestPauseNs = 2_000 * MillisecondNs;

    private readonly long _periodNs = periodMs * MillisecondNs;
    private readonly TradedCells _cells = new();
    private long _index;
    private long _endNs = long.MinValue;
    private long _advancedNs;
    private bool _isWhole;
    private bool _isBroken;
    private bool? _isPastBroken = isPastBroken;

    /// <summary>The book was not Live at some time within the column that is open.</summary>
    public bool IsBroken => _isBroken;

    /// <summary>Closes the columns that ended up to now; called before anything changes.</summary>
    /// <param name="book">As it has been since the last call.</param>
    /// <param name="score">The last one made.</param>
    public void AdvanceTo(long nowNs, OrderBook book, in Score score)
    {
        if (nowNs >= _endNs)
        {
            Close(nowNs, book, score);
        }

        _advancedNs = nowNs;
    }

    /// <summary>The book is not Live.</summary>
    public void Break() => _isBroken = true;

    /// <summary>Takes in a trade by the rules of the tape.</summary>
    public void OnTrade(long priceTicks, long lots, AggressorSide side) => _cells.Add(priceTicks, lots, side);

    private void Close(long nowNs, OrderBook book, in Score score)
    {
        long current = nowNs / _periodNs;
        if (_endNs == long.MinValue || nowNs - _advancedNs > LongestPauseNs)
        {
            // Others may have come in the same instant, before it began.
            Open(current, book, isWhole: _endNs != long.MinValue && nowNs % _periodNs == 0);
            return;
        }

        while (_index < current)
        {
            if (_isWhole)
            {
                sink.Take(Content(book, score));
                _isPastBroken = null;
            }

            // Of a part that is left out nobody tells but the column behind it.
            _isPastBroken = _isPastBroken is { } past ? past || _isBroken : null;
            Open(_index + 1, book, isWhole: true);
        }
    }

    private ColumnContent Content(OrderBook book, in Score score) => new()
    {
        Index = _index,
        Status = book.Status,
        IsBroken = _isBroken || _isPastBroken == true,
        Bids = book.IsLive ? book.Bids.Levels : [],
        Asks = book.IsLive ? book.Asks.Levels : [],
        Score = book.IsLive ? ColumnScore.Of(score) : null,
        Cells = _cells.Items,
    };

    private void Open(long index, OrderBook book, bool isWhole)
    {
        _index = index;
        _endNs = (index + 1) * _periodNs;
        _isWhole = isWhole;
        _isBroken = !book.IsLive;
        _cells.Clear();
    }
}
