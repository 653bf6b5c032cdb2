using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Scalper.Web.Live;

/// <summary>
/// Whether anybody can see this circuit's page: its browser is connected and the tab is not hidden. A circuit is kept for a while after
/// its browser went away; nothing is read or rendered for it meanwhile. One per circuit.
/// </summary>
public sealed class ScreenLink : CircuitHandler
{
    private volatile bool _isUp = true;
    private volatile bool _isHidden;

    public bool IsUp => _isUp;

    /// <summary>The tab is in the background, by the browser's word.</summary>
    public bool IsHidden
    {
        get => _isHidden;
        set => _isHidden = value;
    }

    public bool IsWatched => _isUp && !_isHidden;

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _isUp = true;
        return Task.CompletedTask;
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _isUp = false;
        return Task.CompletedTask;
    }
}
