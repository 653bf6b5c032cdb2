using Scalper.Core.Scoring;
using Scalper.Core.Tape;

namespace Scalper.Tests.Scoring;

/// <summary>The score over the intervals of the candles.</summary>
public sealed class ScoreHistoryTests
{
    private const long SecondNs = 1_000_000_000;
    private const long Origin = 1_786_000_500;

    private readonly ScoreHistory _history = new();

    [Fact]
    public void Copy_NothingHappened_IsEmpty()
    {
        _history.Break();
        Assert.All(Enum.GetValues<CandleInterval>(), i => Assert.Empty(_history.Copy(i)));
    }

    [Fact]
    public void OnScore_LastOfAnInterval_StandsAndHoldsIntoTheNext()
    {
        At(0, 50);
        _history.OnScore(61.234);
        At(14, 61.234);
        _history.OnScore(40);
        At(15, 40);
        At(29.9, 40);
        At(31, 40);
        _history.OnScore(100);
        Assert.Equal([Point(0, 40), Point(15, 40), Point(30, 100)], _history.Copy(CandleInterval.Seconds15));
        Assert.Equal([Point(0, 100)], _history.Copy(CandleInterval.Minute1));
    }

    [Fact]
    public void Copy_TimeInWhichNobodyLooked_HasNoPoint()
    {
        At(0, 50);
        At(100, 51);
        Assert.Equal([Point(0, 50), Point(90, 51)], _history.Copy(CandleInterval.Seconds15));
        Assert.Equal([Point(0, 50), Point(60, 51)], _history.Copy(CandleInterval.Minute1));
    }

    [Fact]
    public void Break_WithinAnInterval_MarksItAndThoseThatBeginWithoutABook()
    {
        At(0, 50);
        _history.OnScore(55.5);
        _history.Break();
        At(20, null);
        At(31, null);
        _history.OnScore(44.44);
        At(45, 44.44);
        Assert.Equal([Point(0, 55.5, true), Point(15, null, true), Point(30, 44.44, true), Point(45, 44.44)], _history.Copy(CandleInterval.Seconds15));
        Assert.Equal([Point(0, 44.44, true)], _history.Copy(CandleInterval.Minute1));
    }

    [Fact]
    public void Copy_LongAfter_AsManyAsThereAreCandles()
    {
        for (int second = 0; second < 100_000; second += 5)
        {
            At(second, second % 100);
        }

        Assert.Equal(CandleSet.Sizes.Select(s => Math.Min(s.Capacity, 1 + (100_000_000 / s.IntervalMs))), Enum.GetValues<CandleInterval>().Select(i => _history.Copy(i).Count));
        IReadOnlyList<ScorePoint> points = _history.Copy(CandleInterval.Seconds15);
        Assert.Equal(Enumerable.Range(0, 240).Select(i => points[0].OpenAtMs + (i * 15_000L)), points.Select(p => p.OpenAtMs));
        Assert.Equal((Origin * 1_000) + 99_990_000, points[^1].OpenAtMs);
    }

    private static ScorePoint Point(long second, double? value, bool isBroken = false) => new((Origin + second) * 1_000, value, isBroken);

    private void At(double second, double? value) => _history.AdvanceTo((Origin * SecondNs) + (long)(second * SecondNs), value);
}
