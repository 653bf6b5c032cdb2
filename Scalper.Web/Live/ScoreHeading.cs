namespace Scalper.Web.Live;

/// <summary>A column's name and meaning on screen.</summary>
/// <param name="Id">Stable name, for styles and tests.</param>
/// <param name="Width">Pixels on a desk: columns keep it whatever the window is, so that nothing moves.</param>
/// <param name="Hint">What the column shows, with its unit; null where the title says all.</param>
public sealed record ScoreHeading(ScoreColumn Column, string Id, int Width, string Title, string? Hint)
{
    /// <summary>The title where a glyph would not do.</summary>
    public string Name => Column == ScoreColumn.Star ? "Star" : Title;

    /// <summary>All columns, in their own order.</summary>
    /// <param name="leader">The symbol whose lead is shown.</param>
    /// <param name="slippageQuote">Size of the market order whose slippage is told, quote currency.</param>
    /// <param name="showsVenues">Venues stand beside the symbols.</param>
    public static ScoreHeading[] All(string leader, int slippageQuote, bool showsVenues = false) =>
    [
        new(ScoreColumn.Star, "star", 30, "★", "Starred symbols; s stars the row that has the focus"),
        new(ScoreColumn.Symbol, "symbol", showsVenues ? 168 : 130, "Symbol", null),
        new(ScoreColumn.Score, "score", 116, "Score", "0 to 100; above 55 long, below 45 short"),
        new(ScoreColumn.Side, "side", 90, "Side", null),
        new(ScoreColumn.Confidence, "confidence", 54, "Conf.", "Confidence, 0 to 100: how far the contributions agree, and distance from 50"),
        new(ScoreColumn.Quality, "quality", 44, "DQ", "Data quality over the last 15 minutes, A to F: C greys the score, D and F hide it"),
        new(ScoreColumn.Last, "last", 98, "Last", "Price of the last trade, quote currency"),
        new(ScoreColumn.Change, "change", 62, "1 m %", "Change of the mid over one minute, percent"),
        new(ScoreColumn.Change5m, "change5m", 62, "5 m %", "Change of the mid over five minutes, percent"),
        new(ScoreColumn.Spread, "spread", 94, "Spread bps", "Best ask minus best bid, in basis points of the mid"),
        new(ScoreColumn.Imbalance, "imbalance", 104, "Depth imb.", "(bid - ask) / (bid + ask) over ten levels, -1 to 1"),
        new(ScoreColumn.OrderFlow, "orderflow", 74, "OFI 1 s", "Order-flow imbalance at the best prices over one second (Cont, Kukanov, Stoikov), times the mid: quote currency"),
        new(ScoreColumn.Delta15s, "delta15s", 80, "Delta 15 s", "Bought minus sold over 15 seconds, quote currency"),
        new(ScoreColumn.Delta60s, "delta60s", 80, "Delta 1 m", "Bought minus sold over one minute, quote currency"),
        new(ScoreColumn.Wall, "wall", 124, "Nearest wall", "Side, distance from the mid in basis points, and age of the nearest wall; sorted by distance"),
        new(ScoreColumn.Suspected, "suspected", 62, "Susp.", "Suspected spoofing, 0 to 100; above 60 it counts against the score"),
        new(ScoreColumn.Volatility, "volatility", 72, "Volat. %", "Volatility over one minute: standard deviation of one-second log returns x sqrt(60), percent"),
        new(ScoreColumn.TradeRate, "traderate", 72, "Trades/s", "Trades a second over the last ten seconds"),
        new(ScoreColumn.Depth, "depth", 112, "Depth 10 bps", "Bids and asks no farther than 10 basis points from the mid, quote currency"),
        new(ScoreColumn.Slippage, "slippage", 74, "Slip. bps", $"What a market order of {Figures.Grouped(slippageQuote)} quote currency costs against the mid, basis points; the dearer side"),
        new(ScoreColumn.Turnover, "turnover", 82, "Turn. 24 h", "Turnover over 24 hours, quote currency"),
        new(ScoreColumn.Funding, "funding", 92, "Funding %", "Predicted funding rate for the next funding time, percent"),
        new(ScoreColumn.OpenInterest, "interest", 76, "OI 5 m %", "Change of the open interest over five minutes, percent"),
        new(ScoreColumn.SideAge, "sideage", 70, "Side for", "Time since the side of the score last changed"),
        new(ScoreColumn.Age, "age", 84, "Age", "Time since the last book update, and the state of the book where it is not plainly live"),
        new(ScoreColumn.Flow, "flow", 148, "Buy / sell vol.", "Volume of aggressive buys and sells over the last 100 trades, base currency; sorted by the share of buys"),
        new(ScoreColumn.Lead, "lead", 96, $"{Short(leader)} lead 1 s", $"Return of {leader}'s mid over the last second minus the row's own, basis points: what {leader} did that this symbol has not done yet"),
        new(ScoreColumn.Status, "status", 88, "Book", "State of the order book: only a live book has a score"),
        new(ScoreColumn.Edge, "edge", 112, "Edge bps", "Mean move to the side of this score's decile after the spread / after fees as well, basis points, at the horizon of the settings; grey while not proven. What such scores were followed by, not what this one will be; sorted by the second"),
    ];

    private static string Short(string symbol) => symbol.EndsWith("USDT", StringComparison.Ordinal) ? symbol[..^4] : symbol;
}
