using Scalper.Core.Primitives;
using Scalper.Web.Evaluation;
using Scalper.Web.Screens;

namespace Scalper.Web.Live;

/// <summary>Chooses and sorts rows. Pure; each row's key is taken once, so that the order is consistent while values change.</summary>
public static class ScoreOrder
{
    /// <summary>The rows that the choice admits, sorted; rows without a value last in either direction, ties by rank.</summary>
    /// <param name="starred">The symbols with a star, for the sort by it.</param>
    /// <param name="edges">What scores are worth, for the sort by it; null where that is not known.</param>
    public static ScoreRow[] Arrange(IReadOnlyList<ScoreRow> rows, ScoreChoice choice, ScoreSort sort, Watchlist starred, EdgeTable? edges = null)
    {
        List<(ScoreRow Row, double? Key)> kept = new(rows.Count);
        foreach (ScoreRow row in rows)
        {
            if (choice.Admits(row))
            {
                kept.Add((row, sort.Column == ScoreColumn.Star ? Convert.ToDouble(starred.Holds(row.Symbol)) : sort.Key(row, edges)));
            }
        }

        kept.Sort(sort.Column == ScoreColumn.Symbol ? BySymbol : ByKey);
        return [.. kept.Select(k => k.Row)];

        int BySymbol((ScoreRow Row, double? Key) a, (ScoreRow Row, double? Key) b)
        {
            int order = SymbolOrder.Instance.Compare(a.Row.Instrument, b.Row.Instrument);
            return sort.Descending ? -order : order;
        }

        int ByKey((ScoreRow Row, double? Key) a, (ScoreRow Row, double? Key) b)
        {
            int order = (a.Key, b.Key) switch
            {
                (null, null) => 0,
                (null, _) => 1,
                (_, null) => -1,
                ({ } x, { } y) => sort.Descending ? y.CompareTo(x) : x.CompareTo(y),
            };
            return order != 0 ? order : a.Row.Rank.CompareTo(b.Row.Rank);
        }
    }
}
