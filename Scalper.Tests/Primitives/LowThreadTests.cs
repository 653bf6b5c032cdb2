using System.Globalization;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Primitives;

public sealed class LowThreadTests
{
    [Fact]
    public void Start_OnLinux_LowersThatThreadAlone()
    {
        // A thread has the priority of the one that made it: all are made here, none by the pool.
        int before = OwnNice(), inside = -1, after = -1;
        using ManualResetEventSlim isDone = new();
        LowThread.Start("low", () =>
        {
            inside = OwnNice();
            isDone.Set();
        });
        isDone.Wait();
        Thread other = new(() => after = OwnNice());
        other.Start();
        other.Join();

        Assert.Equal(OperatingSystem.IsLinux() ? Math.Max(before, LowThread.Nice) : before, inside);
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task Run_WorkThatThrows_ComesOutOfTheTask()
    {
        InvalidOperationException fault = await Assert.ThrowsAsync<InvalidOperationException>(() => LowThread.RunAsync("low", static () => throw new InvalidOperationException("so")));
        Assert.Equal("so", fault.Message);
    }

    [Fact]
    public void Leave_ThreadMadeByALowOne_HasThePriorityOfTheProcessWhereItMay()
    {
        int made = -1, left = -1;
        using ManualResetEventSlim isDone = new();
        LowThread.Start("low", () =>
        {
            Thread child = new(() =>
            {
                made = OwnNice();
                LowThread.Leave();
                left = OwnNice();
            });
            child.Start();
            child.Join();
            isDone.Set();
        });
        isDone.Wait();

        Assert.True(!OperatingSystem.IsLinux() || made >= LowThread.Nice, $"{made}");
        Assert.Equal(Environment.IsPrivilegedProcess ? NiceOf($"self/task/{Environment.ProcessId}") : left, left);
    }

    [Fact]
    public async Task Run_OnLinux_WorksLow()
    {
        int inside = -1;
        await LowThread.RunAsync("low", () => inside = OwnNice());
        Assert.True(!OperatingSystem.IsLinux() || inside >= LowThread.Nice, $"{inside}");
    }

    // The 19th field of proc_pid_stat(5); the second is a name in brackets.
    private static int OwnNice() => NiceOf("thread-self");

    private static int NiceOf(string thread)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        string line = File.ReadAllText($"/proc/{thread}/stat");
        return int.Parse(line[(line.LastIndexOf(')') + 2)..].Split(' ')[16], CultureInfo.InvariantCulture);
    }
}
