using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Scalper.Web.Live;

namespace Scalper.Web.Components.Controls;

/// <summary>A live cell of the score table: markup of one reading of its row.</summary>
public sealed class RowCell : LiveCell
{
    private SymbolReading? _reading;
    private string? _shown;

    [Parameter, EditorRequired]
    public RowPlace Place { get; set; } = default!;

    /// <summary>The figures the cell shows; equal text means nothing to render.</summary>
    [Parameter, EditorRequired]
    public Func<SymbolReading, string> Text { get; set; } = default!;

    /// <summary>The markup; the plain text where it is absent.</summary>
    [Parameter]
    public RenderFragment<SymbolReading>? ChildContent { get; set; }

    protected override bool HasChanged()
    {
        SymbolReading reading = Place.Row.Latest;
        if (ReferenceEquals(reading, _reading))
        {
            return false;
        }

        _reading = reading;
        return Text(reading) != _shown;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        SymbolReading reading = _reading = Place.Row.Latest;
        _shown = Text(reading);
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
