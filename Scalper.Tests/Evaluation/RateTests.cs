using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Evaluation;

/// <summary>Flips, half-life and coverage.</summary>
public sealed class RateTests
{
    private const long Minute = 60_000_000_000;

    [Fact]
    public void PerHour_AnySides_IsChangesByHoursLive() => Properties.ForAll(
        from count in Gen.Choose(2, 60)
        from sides in Gen.Choose(0, 2).ArrayOf(count)
        select sides.Select(s => (ScoreSide)s).ToArray(),
        sides =>
        {
            FlipRate rate = default;
            for (int i = 0; i < sides.Length; i++)
            {
                rate = rate.With(i == 0 ? null : sides[i - 1], sides[i], i == 0 ? 0 : Minute);
            }

            int changes = Enumerable.Range(1, sides.Length - 1).Count(i => sides[i] != sides[i - 1]);
            Plain.AssertClose(changes / ((sides.Length - 1) / 60.0), rate.PerHour);
        });

    [Fact]
    public void With_FirstSideAfterAGap_IsNoChange()
    {
        FlipRate rate = default(FlipRate).With(null, ScoreSide.Long, 0).With(ScoreSide.Long, ScoreSide.Long, 15 * Minute).With(null, ScoreSide.Short, 0).With(ScoreSide.Short, ScoreSide.Neutral, 15 * Minute);
        Assert.Equal((1, 2.0), (rate.Changes, rate.PerHour));
        Assert.Null(default(FlipRate).PerHour);
        Assert.Equal(new FlipRate(2, 60 * Minute), rate + rate);
    }

    /// <summary>By hand: from 0.08 at 5 s to 0.02 at 80 s, half of 0.08 is two thirds of the way down, and 5 x 16^(2/3) is 31.748.</summary>
    [Fact]
    public void Of_FallsBetweenTwoHorizons_IsLinearInTheLogarithm() =>
        Plain.AssertClose(5 * Math.Exp(Math.Log(16) * 2 / 3), HalfLife.Of([1, 5, 80, 300], [0.03, 0.08, 0.02, 0.01]));

    [Fact]
    public void Of_AtAHorizonExactly_IsThatHorizon() => Plain.AssertClose(30, HalfLife.Of([1, 5, 30], [0.02, 0.08, 0.04]));

    [Fact]
    public void Of_HorizonWithoutIc_IsPassedOver() => Plain.AssertClose(HalfLife.Of([1, 60, 300], [0.08, 0.05, 0.01]), HalfLife.Of([1, 5, 60, 300], [0.08, null, 0.05, 0.01]));

    [Fact]
    public void Of_FallsTwice_TheFirstCounts() => Plain.AssertClose(HalfLife.Of([1, 5], [0.08, 0.02]), HalfLife.Of([1, 5, 30, 60], [0.08, 0.02, 0.07, 0.01]));

    [Theory]
    [InlineData(new[] { 0.01, 0.02, 0.03 })]
    [InlineData(new[] { 0.03, 0.02, 0.016 })]
    [InlineData(new[] { -0.03, -0.02, -0.01 })]
    [InlineData(new[] { 0.0, 0.0, 0.0 })]
    public void Of_NeverHalf_IsNone(double[] ics) => Assert.Null(HalfLife.Of([1, 5, 30], [.. ics.Select(ic => (double?)ic)]));

    [Fact]
    public void Of_NothingKnown_IsNone()
    {
        Assert.Null(HalfLife.Of([], []));
        Assert.Null(HalfLife.Of([1, 5], [null, null]));
    }

    [Theory]
    [InlineData(new[] { 5.0, 1.0 })]
    [InlineData(new[] { 0.0, 1.0 })]
    [InlineData(new[] { 1.0 })]
    public void Of_HorizonsDoNotAscend_Throws(double[] horizons) => Assert.Throws<ArgumentException>(() => HalfLife.Of(horizons, [0.1, 0.2]));

    [Fact]
    public void Coverage_KeptAndDiscarded_SharesAndMoves()
    {
        Coverage coverage = new Coverage { Possible = 10, Unscored = 3, Cut = 2 }.WithKept(1e-3).WithKept(-3e-3).WithKept(0).WithKept(0).WithDiscarded(null).WithDiscarded(-4e-3);
        Plain.AssertClose(0.4, coverage.Share);
        Plain.AssertClose(2 / 6.0, coverage.DiscardedShare);
        Assert.Equal(4, coverage.DiscardedMoveRatio!.Value, 6);
        Assert.Equal((20, 6, 4, 4), ((coverage + coverage).Possible, (coverage + coverage).Unscored, (coverage + coverage).Cut, (coverage + coverage).Discarded));
        Assert.Equal(coverage.DiscardedMoveRatio, (coverage + coverage).DiscardedMoveRatio);
    }

    [Fact]
    public void Coverage_Nothing_IsNone()
    {
        Assert.Null(default(Coverage).Share);
        Assert.Equal(0, default(Coverage).DiscardedShare);
        Assert.Null(default(Coverage).WithKept(0).WithDiscarded(1).DiscardedMoveRatio);
    }
}
