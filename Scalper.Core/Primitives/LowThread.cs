using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Scalper.Core.Primitives;

/// <summary>
/// Threads for work that can take its time beside a live market: the lanes' threads come first wherever both want a core. On Linux, where the
/// priority of a managed thread has no effect, that is its nice value, which belongs to each thread alone (setpriority(2), section "C library/kernel
/// differences", read 2026-11-23).
/// </summary>
public static class LowThread
{
    /// <summary>The nice value that such a thread has at least: 0 is usual, 19 the lowest priority of all.</summary>
    public const int Nice = 10;

    private const int OfAThread = 0;
    private const int Calling = 0;

    /// <summary>Starts one that does not keep the process alive. What the work throws ends the process, as with any thread.</summary>
    public static void Start(string name, Action work) =>
        new Thread(() => Run(work)) { IsBackground = true, Name = name, Priority = ThreadPriority.BelowNormal }.Start();

    /// <summary>
    /// Runs work on one; what it throws comes out of the task. A thread of the pool waits for it meanwhile: one that the low thread itself had the pool make, to tell of
    /// its end, would be as low for the rest of its days.
    /// </summary>
    public static Task RunAsync(string name, Action work) => Task.Run(() =>
    {
        ExceptionDispatchInfo? fault = null;
        Thread thread = new(() => Run(() => fault = FaultOf(work))) { IsBackground = true, Name = name, Priority = ThreadPriority.BelowNormal };
        thread.Start();
        thread.Join();
        fault?.Throw();
    });

    /// <summary>
    /// The calling thread has the priority of the process again, where that may be raised (root, CAP_SYS_NICE or RLIMIT_NICE). A thread has that of the thread which made it,
    /// and the pool makes its own on whatever thread asks for one: a thread with a hurry may come from a low one.
    /// </summary>
    public static void Leave()
    {
        if (OperatingSystem.IsLinux() && GetPriority(OfAThread, Environment.ProcessId) is var usual && GetPriority(OfAThread, Calling) > usual)
        {
            _ = SetPriority(OfAThread, Calling, usual);
        }
    }

    private static ExceptionDispatchInfo? FaultOf(Action work)
    {
        try
        {
            work();
            return null;
        }
#pragma warning disable CA1031 // Whoever waits gets it.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return ExceptionDispatchInfo.Capture(fault);
        }
    }

    private static void Run(Action work)
    {
        // It can only be refused where the process has a lower priority than that already.
        if (OperatingSystem.IsLinux() && GetPriority(OfAThread, Calling) < Nice)
        {
            _ = SetPriority(OfAThread, Calling, Nice);
        }

        work();
    }

    [DllImport("libc", EntryPoint = "getpriority")]
    private static extern int GetPriority(int which, int who);

    [DllImport("libc", EntryPoint = "setpriority")]
    private static extern int SetPriority(int which, int who, int nice);
}
