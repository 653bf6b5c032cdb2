using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Tests.Components;
using Scalper.Web.Hosting;

namespace Scalper.Tests.Hosting;

public sealed class SpareMemoryTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly FakeCollector _collector = new();
    private readonly ManualTime _time = new();

    [Theory]
    [InlineData(SpareMemory.Enough, 0)]
    [InlineData(SpareMemory.Enough + 1, 1)]
    public void Look_SoMuchIsSpare_GivesBackWhatIsMoreThanEnough(long spare, int times)
    {
        using SpareMemory memory = Make();
        _collector.Spare = spare;
        memory.Look();
        Assert.Equal(times, _collector.GivenBack);
    }

    [Fact]
    public async Task Run_AlwaysTooMuch_GivesBackOnceInAPeriod()
    {
        using SpareMemory memory = Make();
        _collector.Spare = long.MaxValue;
        await memory.StartAsync(CancellationToken.None);
        Assert.True(SpinWait.SpinUntil(() => _time.Timers == 1, Deadline), "no timer was made");
        for (int times = 0; times < 3; times++)
        {
            _time.Advance(SpareMemory.Period / 2);
            Assert.Equal(times, _collector.GivenBack);
            _time.Advance(SpareMemory.Period / 2);
            Assert.True(SpinWait.SpinUntil(() => _collector.GivenBack == times + 1, Deadline), $"look {times + 1} did not come");
        }

        await memory.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void GiveBack_GarbageLeavesRoom_RoomIsGone()
    {
        RuntimeCollector collector = new();
        MakeGarbage();
        collector.GiveBack();
        Assert.InRange(collector.Spare, 0, SpareMemory.Enough);
    }

    private static void MakeGarbage()
    {
        List<byte[]> garbage = [.. Enumerable.Range(0, 100).Select(_ => new byte[1_000_000])];
        GC.Collect();
        Assert.Equal(100, garbage.Count);
    }

    private SpareMemory Make() => new(_collector, _time, NullLogger<SpareMemory>.Instance);
}
