using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Scalper.Web.Live;

namespace Scalper.Web.Components.Controls;

/// <summary>Learns from the browser when pictures were painted, and whether anybody can see them.</summary>
public sealed partial class ScreenWatch : IAsyncDisposable
{
    private IJSObjectReference? _script;
    private DotNetObjectReference<ScreenWatch>? _self;

    [CascadingParameter]
    public Pulse Pulse { get; set; } = default!;

    [Inject]
    private LiveBridge Bridge { get; set; } = default!;

    [Inject]
    private ScreenDelay Screen { get; set; } = default!;

    [Inject]
    private ScreenLink Link { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    public async ValueTask DisposeAsync()
    {
        Pulse.Beat -= Screen.Beat;
        _self?.Dispose();
        if (_script is not null)
        {
            try
            {
                await _script.InvokeVoidAsync("stop");
                await _script.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The page is gone, and what it watched with it.
            }
        }
    }

    /// <summary>Called by the page's script after it has painted a picture.</summary>
    [JSInvokable]
    public void Painted(long stamp) => Screen.Acknowledge(stamp);

    /// <summary>Called by the page's script when the tab goes to the background and when it comes back.</summary>
    [JSInvokable]
    public void Hide(bool isHidden)
    {
        Link.IsHidden = isHidden;
        Screen.Forget();
    }

    protected override void OnInitialized() => Pulse.Beat += Screen.Beat;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await Js.InvokeAsync<IJSObjectReference>("import", "./js/screen.js");
            await _script.InvokeVoidAsync("start", _self);
        }
    }
}
