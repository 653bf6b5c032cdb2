using Microsoft.AspNetCore.Components;
using Radzen;
using Radzen.Blazor;
using Scalper.Core.Features;
using Scalper.Web.Live;
using Scalper.Web.Market;

namespace Scalper.Web.Components.Controls;

/// <summary>The virtualised grid of scores.</summary>
public sealed partial class ScoreTable
{
    private ScoreHeading[] _headings = [];
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

    [Inject]
    private LeadingSymbol Leading { get; set; } = default!;

    [Inject]
    private FeatureOptions Features { get; set; } = default!;

    protected override void OnInitialized() => _headings = ScoreHeading.All(Leading.Symbol, Features.SlippageQuote);

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
}
