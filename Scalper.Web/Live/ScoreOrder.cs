namespace Scalper.Web.Live;

/// <summary>Filters and sorts rows. Pure; each row's reading is taken once, so that the order is consistent while values change.</summary>
public static class ScoreOrder
{
    /// <summary>Rows whose symbol contains the filter, sorted; rows without a value last in either direction, ties by rank.</summary>
    public static ScoreRow[] Arrange(IReadOnlyList<ScoreRow> rows, string filter, ScoreColumn column, bool descending)
    {
        List<(ScoreRow Row, double? Key)> kept = new(rows.Count);
        foreach (ScoreRow row in rows)
        {
            if (row.Symbol.Contains(filter, StringComparison.OrdinalIgnoreCase))
            {
                kept.Add((row, ScoreValue.Of(row, column)));
            }
        }

        kept.Sort(column == ScoreColumn.Symbol ? BySymbol : ByKey);
        return [.. kept.Select(k => k.Row)];

        int BySymbol((ScoreRow Row, double? Key) a, (ScoreRow Row, double? Key) b)
        {
            int order = string.CompareOrdinal(a.Row.Symbol, b.Row.Symbol);
            return descending ? -order : order;
        }

        int ByKey((ScoreRow Row, double? Key) a, (ScoreRow Row, double? Key) b)
        {
            int order = (a.Key, b.Key) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                ({ } x, { } y) => descending ? y.CompareTo(x) : x.CompareTo(y),
            };
            return order != 0 ? order : a.Row.Rank.CompareTo(b.Row.Rank);
        }
    }
}
