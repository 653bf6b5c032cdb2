using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Scalper.Web.Live;

namespace Scalper.Web.Components.Controls;

/// <summary>
/// Renders nothing itself: on each tick of the bridge it refreshes the cells of its pulse from inside its own rendering, where
/// StateHasChanged only queues, hence one render batch for all of them.
/// </summary>
public sealed class PulseBeat : ComponentBase, IDisposable
{
    private LiveViewer? _viewer;
    private bool _disposed;

    [Parameter, EditorRequired]
    public Pulse Pulse { get; set; } = default!;

    [Inject]
    private LiveBridge Bridge { get; set; } = default!;

    [Inject]
    private ScreenLink Link { get; set; } = default!;

    public void Dispose()
    {
        _disposed = true;
        _viewer?.Dispose();
    }

    protected override void OnInitialized() => _viewer = Bridge.Subscribe(Link, () => InvokeAsync(OnTick));

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Pulse.RefreshCells();

    private void OnTick()
    {
        if (!_disposed)
        {
            Pulse.Announce();
            StateHasChanged();
        }
    }
}
