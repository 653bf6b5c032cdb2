namespace Scalper.Web.Live;

/// <summary>A column of the monitor on screen.</summary>
/// <param name="Id">Stable name, for styles and tests.</param>
public sealed record MonitorHeading(MonitorColumn Column, string Id, string Title, string Hint)
{
    /// <summary>All columns, in order.</summary>
    public static readonly IReadOnlyList<MonitorHeading> All =
    [
        new(MonitorColumn.Symbol, "symbol", "Symbol", "The venue's name of the symbol"),
        new(MonitorColumn.Status, "status", "Book", "State of the order book, the worst first: only a live book has a score"),
        new(MonitorColumn.Grade, "grade", "DQ", "Data quality over the last 15 minutes, A to F"),
        new(MonitorColumn.Age, "age", "Age", "Time since the last book update"),
        new(MonitorColumn.Rate, "rate", "Events/s", "Book, trade and ticker frames a second over the last five seconds"),
        new(MonitorColumn.Levels, "levels", "Levels", "Price levels held, bids / asks"),
        new(MonitorColumn.Spread, "spread", "Spread bps", "Best ask minus best bid, in basis points of the mid"),
        new(MonitorColumn.Resyncs, "resyncs", "Resyncs", "Times the book had to be asked for again since the symbol is followed"),
        new(MonitorColumn.Gaps, "gaps", "Gaps", "Times an update was missing since the symbol is followed"),
    ];
}
