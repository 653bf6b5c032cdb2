using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Scalper.Web.Live;

/// <summary>
/// Whether the browser at the other end of this circuit is connected. A circuit is kept for a while after its browser went away;
/// nothing is read or rendered for it meanwhile. One per circuit.
/// </summary>
public sealed class ScreenLink : CircuitHandler
{
    private volatile bool _isUp = true;

    public bool IsUp => _isUp;

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
