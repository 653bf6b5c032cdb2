using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Evaluation;

public sealed class HitTests
{
    private static Gen<(ScoreSide Side, double Move)[]> Block =>
        from count in Gen.Choose(0, 40)
        from samples in Sample.ArrayOf(count)
        select samples;

    private static Gen<(ScoreSide Side, double Move)> Sample =>
        from side in Gen.Elements(ScoreSide.Long, ScoreSide.Long, ScoreSide.Short, ScoreSide.Neutral)
        from move in Gen.Choose(-2, 3)
        select (side, move * 1e-4);

    [Fact]
    public void With_AnySamples_CountsThem() => Properties.ForAll(Block, samples =>
    {
        HitCounts counts = Count(samples);
        (ScoreSide Side, double Move)[] decided = [.. samples.Where(s => s.Side != ScoreSide.Neutral && s.Move != 0)];
        Assert.Equal(samples.Count(s => s.Side == ScoreSide.Neutral), counts.Neutral);
        Assert.Equal(samples.Count(s => s.Side != ScoreSide.Neutral && s.Move == 0), counts.Zeros);
        Assert.Equal(decided.Length, counts.Decided);
        Assert.Equal(decided.Length == 0 ? null : decided.Average(s => s.Side == (s.Move > 0 ? ScoreSide.Long : ScoreSide.Short) ? 1.0 : 0.0), counts.Rate);
        Assert.Equal(decided.Length == 0 ? null : decided.Average(s => s.Move > 0 ? 1.0 : 0.0), counts.BaseRate);
        Assert.Equal(counts, Count(samples[..(samples.Length / 2)]) + Count(samples[(samples.Length / 2)..]));
    });

    [Fact]
    public void Of_AnyBlocks_IsTheFormulaAsWritten() => Properties.ForAll(
        from blocks in Gen.Choose(28, 80)
        from samples in Block.ArrayOf(blocks)
        select samples,
        blocks =>
        {
            HitCounts all = Count([.. blocks.SelectMany(b => b)]);
            double[] rates = [.. blocks.Select(b => Count(b).Rate).OfType<double>()];
            if (HitEstimate.Of(Series(blocks)) is not { } estimate)
            {
                Assert.InRange(rates.Length, 0, BlockEstimate.LeastBlocks - 1);
                return;
            }

            double p = all.Rate!.Value, error = Plain.StandardError(rates);
            double count = Math.Min(all.Decided, p * (1 - p) / (error * error));
            (double low, double high) = Plain.Wilson(p, count);
            Assert.Equal(all, estimate.Counts);
            Plain.AssertClose(p, estimate.Rate, "rate");
            Plain.AssertClose(count, estimate.EffectiveCount, "count");
            Plain.AssertClose(low, estimate.Low, "low");
            Plain.AssertClose(high, estimate.High, "high");
        }, cases: 100);

    /// <summary>Samples of a block that all go the same way count as one: 60 blocks of 100, half of them all hits.</summary>
    [Fact]
    public void Of_BlocksAllRightOrAllWrong_CountAsOneEach()
    {
        HitSeries series = default;
        for (int i = 0; i < 60; i++)
        {
            series = series.With(i % 2 == 0 ? new HitCounts(100, 0, 0, 50, 0) : new HitCounts(0, 100, 0, 50, 0));
        }

        HitEstimate estimate = HitEstimate.Of(series)!.Value;
        Plain.AssertClose(0.5, estimate.Rate);
        Plain.AssertClose(59, estimate.EffectiveCount);
    }

    [Theory]
    [InlineData(40, 25, 40)]
    [InlineData(40, 1, 40)]
    public void Of_EveryOneAHitOrNone_EachBlockCountsAsOne(int blocks, int samples, double expected)
    {
        HitSeries right = default, wrong = default;
        for (int i = 0; i < blocks; i++)
        {
            right = right.With(new HitCounts(samples, 0, 3, samples, 0));
            wrong = wrong.With(new HitCounts(0, samples, 3, samples, 0));
        }

        HitEstimate allHits = HitEstimate.Of(right)!.Value, noHits = HitEstimate.Of(wrong)!.Value;
        Assert.Equal((1.0, expected), (allHits.Rate, allHits.EffectiveCount));
        Assert.Equal((0.0, expected), (noHits.Rate, noHits.EffectiveCount));

        // n / (n + z^2) at the inner end.
        Plain.AssertClose(40 / (40 + 3.841458820694124), allHits.Low);
        Assert.Equal(1.0, allHits.High);
        Plain.AssertClose(1 - allHits.Low, noHits.High);
        Assert.Equal(0.0, noHits.Low);
    }

    [Fact]
    public void Of_AllBlocksAlikeButMixed_CountsEverySample()
    {
        HitSeries series = default;
        for (int i = 0; i < 30; i++)
        {
            series = series.With(new HitCounts(3, 1, 0, 2, 0));
        }

        Assert.Equal(120, HitEstimate.Of(series)!.Value.EffectiveCount);
    }

    [Fact]
    public void Of_FewerThanThirtyBlocksWithAHitOrMiss_IsNone()
    {
        HitSeries series = default;
        for (int i = 0; i < 29; i++)
        {
            series = series.With(new HitCounts(3, 1, 0, 2, 0)).With(new HitCounts(0, 0, 7, 0, 9));
        }

        Assert.Null(HitEstimate.Of(series));
        Assert.Equal((7 * 29, 0.75), (series.Counts.Zeros, series.Counts.Rate));
        Assert.Null(default(HitCounts).Rate);
        Assert.Null(default(HitCounts).BaseRate);
    }

    /// <summary>Wilson's own kind of example, by hand: 3 of 10 gives 0.1077913 to 0.6032219.</summary>
    [Fact]
    public void Interval_ThreeOfTen_IsThatInterval()
    {
        (double low, double high) = Wilson.Interval(0.3, 10);
        Assert.Equal(0.1077913, low, 6);
        Assert.Equal(0.6032219, high, 6);
    }

    [Fact]
    public void Interval_AnyShareAndCount_SolvesItsEquation() => Properties.ForAll(
        from share in Gen.Choose(0, 1_000)
        from hundredths in Gen.Choose(1, 1_000_000)
        select (Share: share / 1000.0, Count: hundredths / 100.0),
        c =>
        {
            (double low, double high) = Wilson.Interval(c.Share, c.Count);
            (double plainLow, double plainHigh) = Plain.Wilson(c.Share, c.Count);
            Plain.AssertClose(plainLow, low, "low");
            Plain.AssertClose(plainHigh, high, "high");
        });

    [Fact]
    public void Interval_NothingKnown_IsEverything() => Assert.Equal((0.0, 1.0), Wilson.Interval(0.9, 0));

    private static HitCounts Count((ScoreSide Side, double Move)[] samples) => samples.Aggregate(default(HitCounts), (sum, s) => sum.With(s.Side, s.Move));

    private static HitSeries Series((ScoreSide Side, double Move)[][] blocks) => blocks.Aggregate(default(HitSeries), (sum, b) => sum.With(Count(b)));
}
