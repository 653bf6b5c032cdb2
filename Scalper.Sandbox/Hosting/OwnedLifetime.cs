using Microsoft.Extensions.Hosting;

namespace Scalper.Sandbox.Hosting;

/// <summary>The sandbox lives as long as its owner says; signals to the process are none of its business.</summary>
internal sealed class OwnedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
