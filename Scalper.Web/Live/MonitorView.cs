namespace Scalper.Web.Live;

/// <summary>What a viewer has the monitor show. A value; every change gives another one.</summary>
/// <param name="Filter">Part of the symbol, in any case; empty for all.</param>
/// <param name="Column">What the rows are sorted by.</param>
public sealed record MonitorView(
    MonitorChoice Choice = MonitorChoice.All,
    string Filter = "",
    MonitorColumn Column = MonitorColumn.Status,
    bool Descending = true)
{
    /// <summary>Every symbol, the worst book first.</summary>
    public static MonitorView Default { get; } = new();

    /// <summary>Sorted by a column: first descending (names ascending), then the other way round.</summary>
    public MonitorView SortBy(MonitorColumn column) =>
        this with { Column = column, Descending = column == Column ? !Descending : column != MonitorColumn.Symbol };
}
