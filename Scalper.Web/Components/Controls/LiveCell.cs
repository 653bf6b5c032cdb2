using Microsoft.AspNetCore.Components;

namespace Scalper.Web.Components.Controls;

/// <summary>A piece of the page that is rendered again on a tick, and only if what it shows has changed.</summary>
public abstract class LiveCell : ComponentBase, IDisposable
{
    [CascadingParameter]
    public Pulse? Pulse { get; set; }

    public void Dispose()
    {
        Pulse?.Remove(this);
        GC.SuppressFinalize(this);
    }

    internal void Refresh()
    {
        if (ShallRender())
        {
            StateHasChanged();
        }
    }

    protected override void OnInitialized() => Pulse?.Add(this);

    /// <summary>Compares what would be shown now with what is on screen.</summary>
    protected abstract bool HasChanged();

    private bool ShallRender()
    {
        try
        {
            return HasChanged();
        }
        catch (Exception)
        {
            // Rendered again, it fails once more, and there the boundary of its panel sees it. Here it would end the whole page.
            return true;
        }
    }
}
