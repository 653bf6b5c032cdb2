using System.Globalization;
using Microsoft.AspNetCore.Components;
using Radzen;
using Radzen.Blazor;
using Scalper.Web.Live;

namespace Scalper.Web.Components.Controls;

/// <summary>The virtualised grid of scores.</summary>
public sealed partial class ScoreTable
{
    // The other columns scroll under these while they stand at the left: a number without its symbol, score and grade says little.
    private static readonly HashSet<ScoreColumn> Pinnable =
        [ScoreColumn.Star, ScoreColumn.Symbol, ScoreColumn.Score, ScoreColumn.Side, ScoreColumn.Confidence, ScoreColumn.Quality];

    private RadzenDataGrid<RowPlace>? _grid;
    private int _pinned;
    private (RowPlace[] Places, IReadOnlyList<ScoreHeading> Headings, ScoreSort Sort)? _rendered;
    private RowPlace[]? _loaded;
    private IReadOnlyList<ScoreHeading>? _arranged;

    public ScoreTable() => IsOpen = row => ReferenceEquals(row, Open);

    [CascadingParameter]
    public Pulse? Pulse { get; set; }

    [Parameter, EditorRequired]
    public TableOrder Order { get; set; } = default!;

    /// <summary>The columns, from the left. Another list only when they change.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ScoreHeading> Headings { get; set; } = default!;

    /// <summary>The row whose explanation is open.</summary>
    [Parameter]
    public ScoreRow? Open { get; set; }

    [Parameter]
    public EventCallback<ScoreColumn> OnSort { get; set; }

    /// <summary>The columns as the cells of a row have them.</summary>
    internal IReadOnlyList<TableColumn> CellColumns { get; private set; } = [];

    /// <summary>Whether a row's explanation is open.</summary>
    internal Func<ScoreRow, bool> IsOpen { get; }

    // Where each pinned column begins, how wide all are together, and the columns of a row, which share in proportion what room is left.
    private string Widths
    {
        get
        {
            int[] starts = new int[Headings.Count + 1];
            for (int i = 0; i < Headings.Count; i++)
            {
                starts[i + 1] = starts[i] + Headings[i].Width;
            }

            string columns = string.Join(' ', Headings.Select(h => $"minmax({h.Width}px,{h.Width}fr)"));
            IEnumerable<string> pinned = Enumerable.Range(0, _pinned).Select(i => Pixels($"--left-{Headings[i].Id}", starts[i]));
            return string.Join(';', pinned.Append(Pixels("--pinned-width", starts[_pinned])).Append(Pixels("--table-width", starts[^1])).Append($"--columns:{columns}"));
        }
    }

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_arranged, Headings))
        {
            _arranged = Headings;
            _pinned = Headings.TakeWhile(h => Pinnable.Contains(h.Column)).Count();
            CellColumns = [.. Headings.Select(h => new TableColumn(h.Column, h.Id, ClassOf(h)))];
        }

        // What the viewer did is to be seen with this picture, not with the next tick's.
        Pulse?.RefreshCells();
    }

    protected override bool ShouldRender()
    {
        (RowPlace[], IReadOnlyList<ScoreHeading>, ScoreSort) now = (Order.Places, Headings, Order.Sort);
        if (now == _rendered)
        {
            return false;
        }

        _rendered = now;
        return true;
    }

    // The virtualised body keeps the items it holds until told that the list is another one.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        bool changed = !ReferenceEquals(_loaded, Order.Places);
        _loaded = Order.Places;
        if (changed && !firstRender && _grid is not null)
        {
            await _grid.Reload();
        }
    }

    private string ClassOf(ScoreHeading heading)
    {
        int at = Headings.Index().First(h => h.Item == heading).Index;
        return at >= _pinned ? $"c-{heading.Id}" : at == _pinned - 1 ? $"c-{heading.Id} pinned pinned-edge" : $"c-{heading.Id} pinned";
    }

    private static string Pixels(string name, int pixels) => string.Create(CultureInfo.InvariantCulture, $"{name}:{pixels}px");
}
