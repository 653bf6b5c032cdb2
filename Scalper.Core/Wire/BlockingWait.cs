namespace Scalper.Core.Wire;

/// <summary>
/// The only place where a thread waits for a task: a lane's own thread, which has nothing else to do, at the edges of a connection's
/// life, and for the rare read that does not complete at once.
/// </summary>
internal static class BlockingWait
{
    /// <summary>Waits for a result; rethrows what the task threw.</summary>
    public static T Result<T>(Task<T> task) => task.GetAwaiter().GetResult();

    /// <summary>Waits for a task's end, however it ends, calling back about ten times a second; what the callback throws ends the wait.</summary>
    public static void For(Task task, Action onIdle)
    {
        while (!Completes(task, TimeSpan.FromMilliseconds(100)))
        {
            onIdle();
        }
    }

    /// <summary>Waits up to a limit; a failure of the task counts as its end.</summary>
    public static bool For(Task task, TimeSpan limit) => Completes(task, limit);

    private static bool Completes(Task task, TimeSpan limit)
    {
        IAsyncResult result = task;
        return result.AsyncWaitHandle.WaitOne(limit);
    }
}
