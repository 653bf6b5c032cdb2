using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Core.Scoring;
using Scalper.Tests.Components;
using Scalper.Web.Factors;

namespace Scalper.Tests.Factors;

public sealed class FactorWatchTests
{
    private static readonly Contributions Bullish = new(7, 2, 8, 0, 17);
    private static readonly Contributions Bearish = new(-7, -2, -8, -12, -17);
    private static readonly Contributions Nothing = new(null, null, 0, 0, null);

    private readonly FakeMarket _market = new("BTCUSDT", "ETHUSDT");
    private readonly FakeGrades _grades = new();
    private readonly FactorWatch _watch;

    public FactorWatchTests() => _watch = new FactorWatch(_market, _grades, TimeProvider.System);

    [Fact]
    public void Of_BeforeTheFirstLookOrNotFollowed_IsUnknown()
    {
        Assert.Same(BaseRates.None, _watch.Of("BTCUSDT"));
        Look(1);
        Assert.Equal(0, _watch.Of("BTCUSDT").Seconds);
        Assert.Same(BaseRates.None, _watch.Of("NOPEUSDT"));
    }

    [Fact]
    public void Look_EverySecond_CountsTheWayOfEveryFactor()
    {
        Publish(Bullish);
        Look(30);
        Publish(Bearish);
        Look(20);
        Publish(Nothing);
        Look(10);
        BaseRates rates = _watch.Of("BTCUSDT");
        Assert.Equal((60, true), (rates.Seconds, rates.IsLongEnough));
        Assert.Equal(new FactorTimes(30, 20, 0, 10), rates[ScoreFactor.DepthImbalance]);
        Assert.Equal(new FactorTimes(30, 20, 0, 10), rates[ScoreFactor.TradeFlow]);
        Assert.Equal(new FactorTimes(30, 20, 10, 0), rates[ScoreFactor.Walls]);
        Assert.Equal(new FactorTimes(0, 20, 40, 0), rates[ScoreFactor.Spoofing]);
        Assert.Equal(new FactorTimes(30, 20, 0, 10), rates[ScoreFactor.Momentum]);
        Assert.Equal(0, _watch.Of("ETHUSDT").Seconds);
    }

    [Fact]
    public void Look_WallsOnBothSides_AreTheirOwnPartOfZero()
    {
        Publish(Nothing, BookSide.Bid, BookSide.Ask);
        Look(82);
        Publish(Nothing);
        Look(18);
        FactorTimes walls = _watch.Of("BTCUSDT")[ScoreFactor.Walls];
        Assert.Equal(new FactorTimes(0, 0, 100, 0, Both: 82), walls);
        Assert.Equal(FactorHabit.BothWalls, walls.Habit);
    }

    [Fact]
    public void Look_NotLive_LeavesTheMeasuredTime()
    {
        Publish(Bullish);
        Look(40);
        _market.Publish("BTCUSDT", Views.Invalid());
        Look(100);
        Publish(Bullish);
        Look(30);
        Assert.Equal(new FactorTimes(70, 0, 0, 0), _watch.Of("BTCUSDT")[ScoreFactor.Momentum]);
    }

    [Fact]
    public void Look_GradeThatHidesTheScore_LeavesTheMeasuredTime()
    {
        Publish(Bullish);
        Look(40);
        _grades.Gaps("BTCUSDT", 6);
        Look(100);
        Assert.Equal(40, _watch.Of("BTCUSDT").Seconds);
    }

    [Fact]
    public void Look_TimeInWhichNobodyLooked_IsNotMeasured()
    {
        Publish(Bullish);
        Look(10);
        Pass(600);
        Look(10);
        Assert.Equal(20, _watch.Of("BTCUSDT").Seconds);
    }

    [Fact]
    public void Look_ClockStandsStill_CountsNothing()
    {
        Publish(Bullish);
        Look(10);
        _watch.Look();
        Assert.Equal(10, _watch.Of("BTCUSDT").Seconds);
    }

    [Fact]
    public void Look_OlderThanAnHour_IsForgotten()
    {
        Publish(Bullish);
        Look(600);
        Publish(Bearish);
        Look(3_600);
        BaseRates rates = _watch.Of("BTCUSDT");
        Assert.InRange(rates.Seconds, 59 * 60, 60 * 60);
        Assert.Equal(new FactorTimes(0, rates.Seconds, 0, 0), rates[ScoreFactor.Momentum]);
    }

    [Fact]
    public void Look_NoScoreForAnHour_ForgetsWhatWasMeasuredBefore()
    {
        Publish(Bullish);
        Look(60);
        _market.Publish("BTCUSDT", Views.Invalid());
        Look(3_600);
        Assert.Equal(0, _watch.Of("BTCUSDT").Seconds);
    }

    [Fact]
    public void Look_FollowedNoMore_IsForgotten()
    {
        Publish(Bullish);
        Look(10);
        _market.Unfollow();
        Look(1);
        Assert.Same(BaseRates.None, _watch.Of("BTCUSDT"));
    }

    [Fact]
    public void Of_NothingCountedSince_IsTheSameObject()
    {
        Publish(Bullish);
        Look(1);
        BaseRates before = _watch.Of("BTCUSDT");
        Assert.Same(before, _watch.Of("BTCUSDT"));
        Look(1);
        Assert.NotSame(before, _watch.Of("BTCUSDT"));
    }

    [Theory]
    [InlineData(81, 19, 0, 0, FactorHabit.Up)]
    [InlineData(80, 20, 0, 0, FactorHabit.None)]
    [InlineData(0, 81, 19, 0, FactorHabit.Down)]
    [InlineData(0, 0, 100, 81, FactorHabit.BothWalls)]
    [InlineData(0, 0, 100, 0, FactorHabit.None)]
    public void Habit_SoManySeconds_IsAWayOfMoreThanFourFifths(int up, int down, int zero, int both, FactorHabit habit) =>
        Assert.Equal(habit, new FactorTimes(up, down, zero, None: 0, both).Habit);

    [Fact]
    public void Habit_NothingMeasured_IsNone()
    {
        Assert.Equal(FactorHabit.None, default(FactorTimes).Habit);
        Assert.Null(default(FactorTimes).ShareOf(0));
    }

    [Fact]
    public void Ring_ThreeHundredSymbols_HoldWhatTheDocumentSays()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = new FactorMinutes();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 3_200);
    }

    [Fact]
    public async Task Run_TimePasses_LooksOnceASecond()
    {
        ManualTime time = new();
        using FactorWatch watch = new(_market, _grades, time);
        Publish(Bullish);
        await watch.StartAsync(CancellationToken.None);
        Assert.True(SpinWait.SpinUntil(() => time.Timers == 1, TimeSpan.FromSeconds(30)), "no timer was made");
        for (int i = 1; i <= 3; i++)
        {
            Pass(1);
            time.Advance(TimeSpan.FromSeconds(1));
            Assert.True(SpinWait.SpinUntil(() => watch.Of("BTCUSDT").Seconds == i, TimeSpan.FromSeconds(30)), $"second {i} was not counted");
        }

        await watch.StopAsync(CancellationToken.None);
    }

    private void Publish(Contributions contributions, params BookSide[] walls)
    {
        SymbolView view = Views.Live(contributions);
        view.Walls.Clear();
        foreach (BookSide side in walls)
        {
            view.Walls.Add(side, new Wall(651_000, 12_345, 14.5, 10, 2));
        }

        _market.Publish("BTCUSDT", view);
    }

    private void Look(int times)
    {
        for (int i = 0; i < times; i++)
        {
            Pass(1);
            _watch.Look();
        }
    }

    private void Pass(int seconds) => _market.Health = _market.Health with { AtMs = _market.Health.AtMs + (seconds * 1_000L) };
}
