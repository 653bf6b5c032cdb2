using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using Scalper.Tests.Components;
using Scalper.Web.Hosting;

namespace Scalper.Tests.Hosting;

public sealed class SpareMemoryTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly FakeMemory _memory = new();
    private readonly ManualTime _time = new();

    [Theory]
    [InlineData(SpareMemory.Enough, 0)]
    [InlineData(SpareMemory.Enough + 1, 1)]
    public void Look_SoMuchIsSpare_CompactsWhereItIsMoreThanEnough(long spare, int times)
    {
        using SpareMemory watch = Make();
        _memory.Spare = spare;
        watch.Look();
        Assert.Equal((times, 1), (_memory.Compactions, _memory.Trims));
    }

    [Fact]
    public void Look_AlwaysTooMuch_CompactsAgainAfterARestOnly()
    {
        using SpareMemory watch = Make();
        _memory.Spare = long.MaxValue;
        int looks = 0;
        for (TimeSpan at = TimeSpan.Zero; at <= 2 * SpareMemory.Rest; at += SpareMemory.Period)
        {
            watch.Look();
            looks++;
            Assert.Equal((1 + (int)(at / SpareMemory.Rest), looks), (_memory.Compactions, _memory.Trims));
            _time.Advance(SpareMemory.Period);
        }
    }

    [Fact]
    public async Task Run_Started_LooksOnceInAPeriod()
    {
        using SpareMemory watch = Make();
        await watch.StartAsync(CancellationToken.None);
        Assert.True(SpinWait.SpinUntil(() => _time.Timers == 1, Deadline), "no timer was made");
        for (int looks = 0; looks < 3; looks++)
        {
            _time.Advance(SpareMemory.Period / 2);
            Assert.Equal(looks, _memory.Trims);
            _time.Advance(SpareMemory.Period / 2);
            Assert.True(SpinWait.SpinUntil(() => _memory.Trims == looks + 1, Deadline), $"look {looks + 1} did not come");
        }

        await watch.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void Compact_GarbageThatIsOld_IsGoneAndThePauseIsTold()
    {
        ProcessMemory memory = new();
        WeakReference garbage = MakeOldGarbage();
        TimeSpan pause = memory.Compact();
        memory.TrimNative();
        Assert.False(garbage.IsAlive);
        Assert.True(pause > TimeSpan.Zero);
    }

    // In a method of its own, so that no register holds it afterwards.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference MakeOldGarbage()
    {
        object garbage = new();
        GC.Collect();
        GC.Collect();
        Assert.Equal(GC.MaxGeneration, GC.GetGeneration(garbage));
        return new WeakReference(garbage);
    }

    private SpareMemory Make() => new(_memory, _time, NullLogger<SpareMemory>.Instance);
}
