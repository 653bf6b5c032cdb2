namespace Scalper.Core.Primitives;

/// <summary>
/// Threads for work that can take its time beside a live market: whoever else wants their core gets it within a few hundred microseconds (<see cref="GiveWay"/>). They have no
/// lower nice value: on Linux a thread inherits that of the thread that makes it (nice(2)), the pool makes its threads on whatever thread gives it work, and without
/// privileges none gets its priority back. A pool that was once given work from below would serve screens and sockets from there.
/// </summary>
public static class LowThread
{
    /// <summary>Steps between two times of giving way. The longest, a frame through every stage, takes some 20 us.</summary>
    public const int Steps = 16;

    // 0 on every thread that is none of these.
    [ThreadStatic]
    private static int _stepsLeft;

    /// <summary>Starts one that does not keep the process alive. What the work throws ends the process, as with any thread.</summary>
    public static void Start(string name, Action work) =>
        new Thread(() => Run(work)) { IsBackground = true, Name = name, Priority = ThreadPriority.BelowNormal }.Start();

    /// <summary>Does work on one; its result, or what it throws, comes out of the task.</summary>
    public static Task<T> RunAsync<T>(string name, Func<T> work)
    {
        TaskCompletionSource<T> over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Start(name, () =>
        {
            try
            {
                over.SetResult(work());
            }
#pragma warning disable CA1031 // Whoever waits gets it.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                over.SetException(fault);
            }
        });
        return over.Task;
    }

    /// <inheritdoc cref="RunAsync{T}(string, Func{T})"/>
    public static Task RunAsync(string name, Action work) => RunAsync(name, () =>
    {
        work();
        return true;
    });

    /// <summary>To be called after each step of some microseconds: now and then, who waits for the core gets it. Nothing on threads that are not low.</summary>
    /// <param name="steps">How many that was; <see cref="Steps"/> after a long one.</param>
    public static void GiveWay(int steps = 1)
    {
        if (_stepsLeft == 0)
        {
            return;
        }

        _stepsLeft -= steps;
        if (_stepsLeft <= 0)
        {
            _stepsLeft = Steps;
            Thread.Yield();
        }
    }

    private static void Run(Action work)
    {
        _stepsLeft = Steps;
        work();
    }
}
