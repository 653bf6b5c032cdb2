namespace Scalper.Web.Live;

/// <summary>
/// The order of one viewer's table. Rows move at most once a second, and not at all while the pointer is over them or one has the
/// keyboard's focus: nobody shall open a row that has just moved away. Used on the viewer's circuit only.
/// </summary>
public sealed class TableOrder
{
    private const long PeriodMs = 1000;

    private IReadOnlyList<ScoreRow> _source = [];
    private RowHold _holds;
    private long _arrangedAtMs = long.MinValue;

    public ScoreColumn Column { get; private set; } = ScoreColumn.Score;

    public bool Descending { get; private set; } = true;

    public string Filter { get; private set; } = "";

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

    /// <summary>Sorts by a column at once: first descending (names ascending), then the other way round.</summary>
    public void SortBy(ScoreColumn column)
    {
        Descending = column == Column ? !Descending : column != ScoreColumn.Symbol;
        Column = column;
        Arrange();
    }

    /// <summary>Shows only the symbols that contain the text, at once.</summary>
    public void FilterBy(string text)
    {
        Filter = text.Trim();
        Arrange();
    }

    public void Hold(RowHold hold) => _holds |= hold;

    /// <summary>Ends a hold; after the last one what was held back happens now.</summary>
    public void Release(RowHold hold)
    {
        _holds &= ~hold;
        if (!IsHeld)
        {
            Arrange();
        }
    }

    private bool Arrange()
    {
        ScoreRow[] rows = ScoreOrder.Arrange(_source, Filter, Column, Descending);
        if (rows.AsSpan().SequenceEqual(Rows))
        {
            return false;
        }

        Rows = rows;
        return true;
    }
}
