using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Scalper.Web.Telemetry;

/// <summary>How many circuits the server holds, those whose browser is away until they are dropped included. Safe from any thread.</summary>
internal sealed class OpenCircuits : CircuitHandler
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _count);
        return Task.CompletedTask;
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Interlocked.Decrement(ref _count);
        return Task.CompletedTask;
    }
}
