using Scalper.Core.Primitives;

namespace Scalper.Web.Live;

/// <summary>The number behind each column: what is printed, and what rows are sorted by. None (null) where there is nothing to print.</summary>
public static class ScoreValue
{
    private const double GoneLast = 100;

    /// <summary>A row's number in a column: of its reading, or of its symbol beside the leading one.</summary>
    public static double? Of(ScoreRow row, ScoreColumn column) => column == ScoreColumn.Lead ? row.Lead.AheadBps : Of(row.Glance, column);

    /// <summary>A column's number in its printed unit; none in the column that takes another symbol.</summary>
    public static double? Of(SymbolReading r, ScoreColumn column) => column switch
    {
        ScoreColumn.Status => r.IsGone ? GoneLast : (double)r.Status + (r.IsQuiet ? 0.5 : 0),
        ScoreColumn.Age => r.BookUpdatedAtNs == 0 ? null : -(double)r.BookUpdatedAtNs,
        ScoreColumn.Quality => (double?)r.Quality.Grade,
        ScoreColumn.Score or ScoreColumn.Side or ScoreColumn.Confidence when !r.HasScore => null,
        _ => r.IsLive ? OfLive(r, column) : null,
    };

    private static double? OfLive(SymbolReading r, ScoreColumn column) => column switch
    {
        ScoreColumn.Score => r.Score.Value,
        ScoreColumn.Side => r.Score.Side switch { ScoreSide.Long => 1, ScoreSide.Short => -1, _ => 0 },
        ScoreColumn.Confidence => r.Score.Confidence,
        ScoreColumn.Last => r.LastTicks is { } ticks ? r.Instrument.Price(ticks) : null,
        ScoreColumn.Change => r.Momentum.PriceChangePct1m,
        ScoreColumn.Change5m => r.Momentum.PriceChangePct5m,
        ScoreColumn.Spread => r.OrderBook.SpreadBps,
        ScoreColumn.Imbalance => r.OrderBook.DepthImbalance,
        ScoreColumn.OrderFlow => r.Touch.Ofi1s * r.Mid,
        ScoreColumn.Delta15s => r.Delta.DeltaQuote15s,
        ScoreColumn.Delta60s => r.Delta.DeltaQuote60s,
        ScoreColumn.Flow => r.BuyShare,
        ScoreColumn.Wall => r.NearestWall?.Distance,
        ScoreColumn.Suspected => r.SpoofingScore,
        ScoreColumn.Volatility => 100 * r.Momentum.Volatility1m,
        ScoreColumn.TradeRate => r.Delta.TradesPerSecond,
        ScoreColumn.Depth => r.Liquidity.BidDepth10Bps + r.Liquidity.AskDepth10Bps,
        ScoreColumn.Slippage => Dearer(r.Liquidity.BuySlippageBps, r.Liquidity.SellSlippageBps),
        ScoreColumn.Turnover => r.Turnover24h,
        ScoreColumn.Funding => 100 * r.Contract.FundingRate,
        ScoreColumn.OpenInterest => r.Contract.OpenInterestChangePct5m,
        ScoreColumn.SideAge => r.SideChangedAtNs is { } at ? -(double)at : null,
        _ => null,
    };

    // A side that is too thin to be told is no cheap one.
    private static double? Dearer(double? buy, double? sell) => buy is { } b && sell is { } s ? Math.Max(b, s) : null;
}
