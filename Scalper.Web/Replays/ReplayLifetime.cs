namespace Scalper.Web.Replays;

/// <summary>A replay ends when it is told to: signals to the process are the live application's.</summary>
internal sealed class ReplayLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
