using Scalper.Core.Primitives;

namespace Scalper.Web.Live;

/// <summary>
/// Choice and order of one viewer's monitor. Rows move at most once a second, and not at all while something holds them. Used on the
/// viewer's circuit only.
/// </summary>
public sealed class MonitorOrder(RateSampler rates)
{
    private const long PeriodMs = 1000;

    // Later than any moment: what was never arranged is due.
    private const long Never = long.MaxValue;

    private IReadOnlyList<ScoreRow> _source = [];
    private RowHold _holds;
    private long _arrangedAtMs = Never;

    public MonitorView View { get; private set; } = MonitorView.Default;

    /// <summary>True while anything holds the rows.</summary>
    public bool IsHeld => _holds != RowHold.None;

    /// <summary>The rows to show; a new array whenever order or choice changes.</summary>
    public ScoreRow[] Rows { get; private set; } = [];

    /// <summary>Takes the newest values.</summary>
    /// <returns>True if <see cref="Rows"/> or the list of followed symbols changed.</returns>
    public bool Beat(IReadOnlyList<ScoreRow> source, long nowMs)
    {
        bool universeChanged = !ReferenceEquals(source, _source);
        bool due = nowMs - _arrangedAtMs >= PeriodMs || nowMs < _arrangedAtMs;
        _source = source;
        if (!universeChanged && (IsHeld || !due))
        {
            return false;
        }

        _arrangedAtMs = nowMs;
        return Arrange() || universeChanged;
    }

    /// <summary>Shows those symbols in that order, at once.</summary>
    public void Show(MonitorView view)
    {
        View = view with { Filter = view.Filter.Trim() };
        Arrange();
    }

    public void Hold(RowHold hold) => _holds |= hold;

    /// <summary>Ends a hold; after the last one what was held back happens with the next beat: the focus may only be on its way to another row.</summary>
    public void Release(RowHold hold)
    {
        _holds &= ~hold;
        _arrangedAtMs = Never;
    }

    private bool Arrange()
    {
        IEnumerable<ScoreRow> chosen = _source.Where(r =>
            SymbolSearch.Finds(View.Filter, r.Instrument) && MonitorLine.IsOf(r.Latest, View.Choice));
        ScoreRow[] rows = [.. View.Column == MonitorColumn.Symbol ? ByName(chosen) : ByValue(chosen)];
        if (rows.AsSpan().SequenceEqual(Rows))
        {
            return false;
        }

        Rows = rows;
        return true;
    }

    private IEnumerable<ScoreRow> ByName(IEnumerable<ScoreRow> rows) => View.Descending
        ? rows.OrderByDescending(r => r.Instrument, SymbolOrder.Instance)
        : rows.OrderBy(r => r.Instrument, SymbolOrder.Instance);

    // What has no number comes last, whichever way the others are sorted; the universe's order breaks ties.
    private IEnumerable<ScoreRow> ByValue(IEnumerable<ScoreRow> rows)
    {
        MarketRates latest = rates.Latest;
        var valued = rows.Select(r => (Row: r, Value: ValueOf(r, latest)));
        var known = valued.OrderBy(v => v.Value is null);
        return (View.Descending ? known.ThenByDescending(v => v.Value) : known.ThenBy(v => v.Value)).ThenBy(v => v.Row.Rank).Select(v => v.Row);
    }

    private double? ValueOf(ScoreRow row, MarketRates latest)
    {
        SymbolReading r = row.Latest;
        return View.Column switch
        {
            MonitorColumn.Status => Severity(r),
            MonitorColumn.Grade => r.Quality.Grade is { } grade ? (double)grade : null,
            MonitorColumn.Age => r.BookUpdatedAtNs == 0 ? null : -(double)r.BookUpdatedAtNs,
            MonitorColumn.Rate => latest.Of(row.Symbol),
            MonitorColumn.Levels => r.BidLevels + r.AskLevels,
            MonitorColumn.Spread => r.IsLive ? r.OrderBook.SpreadBps : null,
            MonitorColumn.Resyncs => r.Resyncs,
            _ => r.SequenceGaps,
        };
    }

    private static double Severity(SymbolReading r) => r switch
    {
        { Status: BookStatus.Invalid } => 5,
        { IsGone: true } => 2,
        { Status: BookStatus.Stale } => 4,
        { Status: BookStatus.Live } => 0,
        _ => 3,
    };
}
