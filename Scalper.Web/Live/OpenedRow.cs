namespace Scalper.Web.Live;

/// <summary>
/// The symbol whose explanation one viewer has open. It may be followed later than it is asked for, or never; its row may go, and come
/// back as another one. Used on the viewer's circuit only.
/// </summary>
public sealed class OpenedRow
{
    private IReadOnlyList<ScoreRow>? _searched;

    /// <summary>The symbol asked for; null for none.</summary>
    public string? Symbol { get; private set; }

    /// <summary>Its row; null where none is asked for, or it is not followed now.</summary>
    public ScoreRow? Row { get; private set; }

    /// <summary>Asks for a symbol, in any case, or for none.</summary>
    public void Ask(string? symbol, IReadOnlyList<ScoreRow> rows)
    {
        (Symbol, Row, _searched) = (symbol, null, null);
        Seek(rows);
    }

    /// <summary>Looks for the row where the followed symbols are others than before.</summary>
    /// <returns>True if <see cref="Row"/> changed.</returns>
    public bool Seek(IReadOnlyList<ScoreRow> rows)
    {
        if (Symbol is null || ReferenceEquals(_searched, rows))
        {
            return false;
        }

        ScoreRow? before = Row;
        _searched = rows;
        Row = Find(Symbol, rows);
        return !ReferenceEquals(Row, before);
    }

    /// <summary>The symbol's row, in any case; null where it is not followed.</summary>
    public static ScoreRow? Find(string symbol, IReadOnlyList<ScoreRow> rows) =>
        rows.FirstOrDefault(r => r.Symbol.Equals(symbol, StringComparison.OrdinalIgnoreCase));
}
