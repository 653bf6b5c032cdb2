using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Scalper.Web.Live;

/// <summary>
/// Has the memory of closed tabs collected. A tab lives long enough for its few megabytes to become old, and old memory the collector
/// leaves alone for as long as there is room: over two hundred tabs that is a gigabyte. The collection runs beside everything else. Safe
/// from any thread.
/// </summary>
public sealed class ClosedTabs : CircuitHandler
{
    private const int Together = 10;

    private int _closed;

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _closed) % Together == 0)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
        }

        return Task.CompletedTask;
    }
}
