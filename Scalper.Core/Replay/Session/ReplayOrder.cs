using Scalper.Core.Engine;

namespace Scalper.Core.Replay.Session;

/// <summary>Something that a replay is told to do, for somebody outside who may wait until it is done.</summary>
/// <param name="isSeek">Goes to a time of its own: it ends another one that is under way.</param>
internal sealed class ReplayOrder(Func<ReplayDriver, bool> carryOut, bool isSeek, CancellationToken cancellation)
{
    private readonly TaskCompletionSource<bool> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsSeek => isSeek;

    /// <summary>Ends once it is carried out.</summary>
    public Task<bool> Completion => _completion.Task;

    /// <summary>On the replay's thread. What it was told wrongly is the business of who told it; anything else is thrown, and told, too.</summary>
    public void Run(ReplayDriver driver)
    {
        if (cancellation.IsCancellationRequested)
        {
            _completion.TrySetCanceled(cancellation);
            return;
        }

        try
        {
            bool result = carryOut(driver);
            driver.Publish();
            _completion.TrySetResult(result);
        }
        catch (OperationCanceledException)
        {
            driver.Publish();
            _completion.TrySetCanceled(CancellationToken.None);
        }
        catch (ArgumentException wrong)
        {
            _completion.TrySetException(wrong);
        }
        catch (Exception bug)
        {
            Refuse(driver.FaultOf(bug));
            throw;
        }
    }

    /// <param name="fault">What ended the replay; null where it was ended.</param>
    public void Refuse(string? fault) => _completion.TrySetException(new LaneBusyException(fault ?? "The replay has stopped."));
}
