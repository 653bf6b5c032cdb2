using System.Globalization;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Primitives;

public sealed class LowThreadTests
{
    [Fact]
    public async Task Start_OnLinux_LowersThatThreadAlone()
    {
        int before = OwnNice();
        TaskCompletionSource<int> inside = new(TaskCreationOptions.RunContinuationsAsynchronously);
        LowThread.Start("low", () => inside.SetResult(OwnNice()));
        Assert.Equal(OperatingSystem.IsLinux() ? Math.Max(before, LowThread.Nice) : before, await inside.Task);
        Assert.Equal(before, await Task.Factory.StartNew(OwnNice, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
    }

    // The 19th field of proc_pid_stat(5); the second is a name in brackets.
    private static int OwnNice()
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        string line = File.ReadAllText("/proc/thread-self/stat");
        return int.Parse(line[(line.LastIndexOf(')') + 2)..].Split(' ')[16], CultureInfo.InvariantCulture);
    }
}
