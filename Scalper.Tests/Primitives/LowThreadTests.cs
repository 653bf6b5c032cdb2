using System.Globalization;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Primitives;

public sealed class LowThreadTests
{
    [Fact]
    public void Start_WorkThatMakesThreads_MakesUsualOnes()
    {
        // A thread has the priority of the one that made it, and the pool has its threads made by whoever gives it work.
        int before = OwnNice(), inside = -1, after = -1;
        using ManualResetEventSlim isDone = new();
        LowThread.Start("low", () =>
        {
            inside = OwnNice();
            Thread child = new(() => after = OwnNice());
            child.Start();
            child.Join();
            isDone.Set();
        });
        isDone.Wait();

        Assert.Equal((before, before), (inside, after));
    }

    [Fact]
    public async Task Run_Work_IsDoneOnAThreadOfItsOwn()
    {
        (bool isOfThePool, string? name) = await LowThread.RunAsync("low", static () => (Thread.CurrentThread.IsThreadPoolThread, Thread.CurrentThread.Name));
        Assert.Equal((false, "low"), (isOfThePool, name));
    }

    [Fact]
    public async Task Run_WorkThatThrows_ComesOutOfTheTask()
    {
        InvalidOperationException fault = await Assert.ThrowsAsync<InvalidOperationException>(() => LowThread.RunAsync("low", static () => throw new InvalidOperationException("so")));
        Assert.Equal("so", fault.Message);
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
