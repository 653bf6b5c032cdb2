using Scalper.Core.Features;
using Scalper.Core.Primitives;

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
                kept.Add((row, Key(row.Latest, column)));
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

    private const double GoneLast = 100;

    private static double? Key(SymbolReading r, ScoreColumn column) => column switch
    {
        ScoreColumn.Status => r.IsGone ? GoneLast : (double)r.Status + (r.IsQuiet ? 0.5 : 0),
        ScoreColumn.Age => r.BookUpdatedAtNs == 0 ? null : -(double)r.BookUpdatedAtNs,
        ScoreColumn.Quality => (double?)r.Quality.Grade,
        ScoreColumn.Score or ScoreColumn.Side or ScoreColumn.Confidence when !r.HasScore => null,
        _ when !r.IsLive => null,
        ScoreColumn.Score => r.Score.Value,
        ScoreColumn.Side => r.Score.Side switch { ScoreSide.Long => 1, ScoreSide.Short => -1, _ => 0 },
        ScoreColumn.Confidence => r.Score.Confidence,
        ScoreColumn.Last => r.LastTicks is { } ticks ? r.Instrument.Price(ticks) : null,
        ScoreColumn.Change => r.Momentum.PriceChangePct1m,
        ScoreColumn.Spread => r.OrderBook.SpreadBps,
        ScoreColumn.Imbalance => r.OrderBook.DepthImbalance,
        ScoreColumn.Flow => r.BuyShare,
        ScoreColumn.Walls => Nearest(r.NearestBidWall, r.NearestAskWall),
        _ => null,
    };

    private static double? Nearest(Wall? bid, Wall? ask)
    {
        double? below = bid?.DistanceBps is { } b ? Math.Abs(b) : null;
        double? above = ask?.DistanceBps is { } a ? Math.Abs(a) : null;
        return below is { } x && above is { } y ? Math.Min(x, y) : below ?? above;
    }
}
