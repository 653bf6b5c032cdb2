using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Scalper.Web.Live;

namespace Scalper.Web.Components.Controls;

/// <summary>A live cell of the score table: markup of one reading of its row.</summary>
/// <typeparam name="TShown">What of a reading the markup depends on; with value equality, as a text or a tuple.</typeparam>
public sealed class RowCell<TShown> : LiveCell
{
    // A number and not the reading: a reference that changes with every tick costs each collection a look at this cell.
    private long _serial;
    private TShown? _shown;

    [Parameter, EditorRequired]
    public RowPlace Place { get; set; } = default!;

    /// <summary>What the cell shows of a reading; equal means nothing to render. Called for each new reading, so it must be cheap.</summary>
    [Parameter, EditorRequired]
    public Func<SymbolReading, TShown> Shown { get; set; } = default!;

    /// <summary>The markup; what is shown as plain text where it is absent.</summary>
    [Parameter]
    public RenderFragment<SymbolReading>? ChildContent { get; set; }

    protected override bool HasChanged()
    {
        SymbolReading reading = Place.Row.Latest;
        if (reading.Serial == _serial)
        {
            return false;
        }

        _serial = reading.Serial;
        return !EqualityComparer<TShown>.Default.Equals(Shown(reading), _shown);
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        SymbolReading reading = Place.Row.Latest;
        _serial = reading.Serial;
        _shown = Shown(reading);
        if (ChildContent is null)
        {
            builder.AddContent(0, _shown);
        }
        else
        {
            builder.AddContent(1, ChildContent, reading);
        }
    }
}
