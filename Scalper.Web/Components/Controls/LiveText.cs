using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Scalper.Web.Components.Controls;

/// <summary>A live text.</summary>
public sealed class LiveText : LiveCell
{
    private string? _shown;

    [Parameter, EditorRequired]
    public Func<string> Text { get; set; } = default!;

    protected override bool HasChanged() => Text() != _shown;

    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, _shown = Text());
}
