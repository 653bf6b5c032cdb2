using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Scalper.Web.Components.Controls;

/// <summary>Live markup of one value; rendered again when the value differs from the one on screen.</summary>
public sealed class LiveView<TValue> : LiveCell
{
    private TValue? _shown;

    /// <summary>Takes the value; called on every tick, so it must be cheap.</summary>
    [Parameter, EditorRequired]
    public Func<TValue> Read { get; set; } = default!;

    [Parameter, EditorRequired]
    public RenderFragment<TValue> ChildContent { get; set; } = default!;

    protected override bool HasChanged()
    {
        try
        {
            return !EqualityComparer<TValue>.Default.Equals(Read(), _shown);
        }
        catch (Exception)
        {
            // Rendered again, it fails once more, and there the boundary of its panel sees it. Here it would end the whole page.
            return true;
        }
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        TValue value = Read();
        _shown = value;
        builder.AddContent(0, ChildContent, value);
    }
}
