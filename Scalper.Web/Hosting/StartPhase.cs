namespace Scalper.Web.Hosting;

/// <summary>Whether the application is still starting; ended once, by the thread that starts it, after the address was printed.</summary>
public sealed class StartPhase
{
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOver => _over.Task.IsCompleted;

    /// <summary>Completes when the application listens and has said where.</summary>
    public Task Over => _over.Task;

    public void End() => _over.TrySetResult();
}
