using System.Runtime.InteropServices;

namespace Scalper.Core.Recording.Folder;

/// <summary>Processor time of the thread that asks; known on 64-bit Linux only.</summary>
internal static class ThreadTime
{
    private const int ThreadClock = 3;

    public static TimeSpan? Read()
    {
        // struct timespec of clock_gettime(2): seconds and nanoseconds, a word each.
        long[] time = new long[2];
        return OperatingSystem.IsLinux() && Environment.Is64BitProcess && ReadClock(ThreadClock, time) == 0
            ? TimeSpan.FromTicks((time[0] * TimeSpan.TicksPerSecond) + (time[1] / TimeSpan.NanosecondsPerTick))
            : null;
    }

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ReadClock(int clock, [In, Out] long[] time);
}
