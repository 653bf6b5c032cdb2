using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace Scalper.Web.Components.Controls;

/// <summary>
/// Around a panel: where something in it fails, the panel says so, with the reason and a way to try again, and the page around it goes on.
/// </summary>
public sealed partial class PanelBoundary : ErrorBoundaryBase
{
    /// <summary>What is inside, as the message names it; it begins a sentence.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Inject]
    private ILogger<PanelBoundary> Log { get; set; } = default!;

    protected override Task OnErrorAsync(Exception exception)
    {
        LogFailed(Log, exception, Title);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is not { } fault)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenElement(1, "div");
        builder.AddAttribute(2, "class", "panel-error");
        builder.AddAttribute(3, "role", "alert");
        builder.OpenElement(4, "p");
        builder.OpenElement(5, "strong");
        builder.AddContent(6, $"{Title} cannot be shown. ");
        builder.CloseElement();
        builder.AddContent(7, fault.Message);
        builder.CloseElement();
        builder.OpenElement(8, "button");
        builder.AddAttribute(9, "type", "button");
        builder.AddAttribute(10, "class", "banner-button");
        builder.AddAttribute(11, "onclick", EventCallback.Factory.Create(this, Recover));
        builder.AddContent(12, "Try again");
        builder.CloseElement();
        builder.CloseElement();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A panel failed and is not shown: {Panel}")]
    private static partial void LogFailed(ILogger log, Exception exception, string panel);
}
