using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Scalper.Web.Live;

namespace Scalper.Web.Components.Controls;

/// <summary>A live number of the score table. What is printed with a sign has its colour, too; none is a faint dash.</summary>
public sealed class FigureCell : LiveCell
{
    // A number and not the reading: a reference that changes with every tick costs each collection a look at this cell.
    private long _serial;
    private string? _shown;
    private string? _hint;

    [Parameter, EditorRequired]
    public RowPlace Place { get; set; } = default!;

    [Parameter, EditorRequired]
    public ScoreColumn Column { get; set; }

    protected override bool HasChanged()
    {
        SymbolReading reading = Place.Row.Latest;
        if (reading.Serial == _serial)
        {
            return false;
        }

        _serial = reading.Serial;
        return reading.Text[Column] != _shown || reading.Text.HintOf(Column) != _hint;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        SymbolReading reading = Place.Row.Latest;
        _serial = reading.Serial;
        _shown = reading.Text[Column];
        _hint = reading.Text.HintOf(Column);
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", Figures.ToneOf(_shown));
        builder.AddAttribute(2, "title", _hint);
        builder.AddContent(3, _shown);
        builder.CloseElement();
    }
}
