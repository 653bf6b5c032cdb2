using Scalper.Core.Primitives;

namespace Scalper.Tests.Primitives;

public sealed class SteadyTimeTests
{
    private readonly SteppedTime _machine = new();

    [Theory]
    [Trait("Fault", "F-53")]
    [InlineData(1)]
    [InlineData(-1)]
    public void GetUtcNow_WallClockIsSet_GoesOnAtThePaceOfTheMonotonicOne(int hours)
    {
        SteadyTime time = new(_machine);
        DateTimeOffset start = time.GetUtcNow();
        _machine.Advance(TimeSpan.FromSeconds(5));
        _machine.Step(TimeSpan.FromHours(hours));
        _machine.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(7), time.GetUtcNow() - start);
        Assert.Equal(TimeSpan.FromHours(hours), time.WallStep);
        Assert.Equal(_machine.GetTimestamp(), time.GetTimestamp());
        Assert.Equal(TimeSpan.FromSeconds(7), time.GetElapsedTime(0));
    }

    [Fact]
    public void GetUtcNow_AtTheStart_IsTheWallClock()
    {
        Assert.Equal(_machine.GetUtcNow(), new SteadyTime(_machine).GetUtcNow());
    }

    [Fact]
    public void CreateTimer_OfItsOwn_IsTheSourcesTimer()
    {
        Components.ManualTime source = new();
        int fired = 0;
        using ITimer timer = new SteadyTime(source).CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        source.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, fired);
    }
}
