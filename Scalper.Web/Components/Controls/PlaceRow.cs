using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Radzen.Blazor;
using Scalper.Web.Live;

namespace Scalper.Web.Components.Controls;

/// <summary>
/// A row of the score table's grid with the markup that the grid's own row has, but all of its cells in one component. <see cref="DenseRows"/>
/// puts it in the place of the grid's own.
/// </summary>
public sealed class PlaceRow : RadzenDataGridRow<RowPlace>
{
    // Counted from 1, and the headings are the first.
    private const int FirstRow = 2;

    [CascadingParameter]
    public ScoreTable Table { get; set; } = default!;

    protected override void BuildRenderTree(RenderTreeBuilder __builder)
    {
        __builder.OpenElement(0, "tr");
        __builder.AddAttribute(1, "role", "row");
        __builder.AddAttribute(2, "aria-rowindex", (FirstRow + Item.Number).ToString(CultureInfo.InvariantCulture));
        __builder.AddAttribute(3, "class", "rz-data-row");

        // The grid itself has keys: those pressed in a cell are the cell's.
        __builder.AddEventStopPropagationAttribute(4, "onkeydown", true);
        __builder.OpenComponent<RowCells>(5);
        __builder.AddComponentParameter(6, nameof(RowCells.Place), Item);
        __builder.AddComponentParameter(7, nameof(RowCells.Columns), Table.CellColumns);
        __builder.AddComponentParameter(8, nameof(RowCells.Order), Table.Order);
        __builder.AddComponentParameter(9, nameof(RowCells.IsOpen), Table.IsOpen);
        __builder.CloseComponent();
        __builder.CloseElement();
    }
}
