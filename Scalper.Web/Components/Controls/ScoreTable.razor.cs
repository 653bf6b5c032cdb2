using Microsoft.AspNetCore.Components;
using Radzen;
using Radzen.Blazor;
using Scalper.Web.Live;

namespace Scalper.Web.Components.Controls;

/// <summary>The virtualised grid of scores.</summary>
public sealed partial class ScoreTable
{
    private static readonly Heading[] Headings =
    [
        new(ScoreColumn.Symbol, "symbol", "Symbol", null),
        new(ScoreColumn.Score, "score", "Score", "0 to 100; above 55 long, below 45 short"),
        new(ScoreColumn.Side, "side", "Side", null),
        new(ScoreColumn.Confidence, "confidence", "Conf.", "Confidence, 0 to 100: how far the contributions agree, and distance from 50"),
        new(ScoreColumn.Quality, "quality", "DQ", "Data quality over the last 15 minutes, A to F: C greys the score, D and F hide it"),
        new(ScoreColumn.Last, "last", "Last", "Price of the last trade"),
        new(ScoreColumn.Change, "change", "1 m %", "Change of the mid over one minute, percent"),
        new(ScoreColumn.Spread, "spread", "Spread bps", "Best ask minus best bid, in basis points of the mid"),
        new(ScoreColumn.Imbalance, "imbalance", "Depth imb.", "(bid - ask) / (bid + ask) over ten levels, -1 to 1"),
        new(ScoreColumn.Flow, "flow", "Buy / sell vol.", "Volume of aggressive buys and sells over the last 100 trades; sorted by the share of buys"),
        new(ScoreColumn.Walls, "walls", "Walls bps", "Distance of the nearest bid and ask wall from the mid, in basis points"),
        new(ScoreColumn.Status, "status", "Book", "State of the order book: only a live book has a score"),
        new(ScoreColumn.Age, "age", "Age", "Time since the last book update"),
    ];

    private RadzenDataGrid<ScoreRow>? _grid;
    private ScoreRow[]? _rendered;

    [Parameter, EditorRequired]
    public TableOrder Order { get; set; } = default!;

    /// <summary>The row whose explanation is open.</summary>
    [Parameter]
    public ScoreRow? Open { get; set; }

    [Parameter]
    public EventCallback<ScoreRow> OnOpen { get; set; }

    [Parameter]
    public EventCallback<ScoreColumn> OnSort { get; set; }

    [Inject]
    private LiveBridge Bridge { get; set; } = default!;

    // The virtualised body keeps the items it holds until told that the list is another one.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        bool changed = !ReferenceEquals(_rendered, Order.Rows);
        _rendered = Order.Rows;
        if (changed && !firstRender && _grid is not null)
        {
            await _grid.Reload();
        }
    }

    private void OnRowRender(RowRenderEventArgs<ScoreRow> args)
    {
        args.Attributes["data-symbol"] = args.Data!.Symbol;
        if (ReferenceEquals(args.Data, Open))
        {
            args.Attributes["data-open"] = true;
        }
    }

    private static void OnCellRender(DataGridCellRenderEventArgs<ScoreRow> args) => args.Attributes["data-col"] = args.Column!.UniqueID;

    private sealed record Heading(ScoreColumn Column, string Id, string Title, string? Hint);
}
