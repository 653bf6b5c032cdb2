using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Evaluation;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Evaluation;

public sealed class BlockEstimateTests
{
    [Fact]
    public void Of_AnyBlocks_IsTheFormulaAsWritten() => Properties.ForAll(Samples.Arrays(Samples.Wide, 30, 90), values =>
    {
        BlockEstimate estimate = BlockEstimate.Of(Series(values))!.Value;
        double error = Plain.StandardError(values), reach = error * Plain.UpperT(values.Length - 1);
        Assert.Equal(values.Length, estimate.Blocks);
        Plain.AssertClose(values.Average(), estimate.Mean, "mean");
        Plain.AssertClose(error, estimate.StandardError, "standard error");
        Plain.AssertClose(values.Average() - reach, estimate.Low, "low");
        Plain.AssertClose(values.Average() + reach, estimate.High, "high");
        Plain.AssertClose(Plain.TwoSidedP(values.Average() / error, values.Length - 1), estimate.P, "p");
        Assert.Equal(estimate.P < 0.05, estimate.Low > 0 || estimate.High < 0);
    }, cases: 60);

    /// <summary>From printed tables: 2.045230 for 29 degrees, 1.984217 for 99, 1.962339 for 1,000.</summary>
    [Theory]
    [InlineData(30, 2.045230)]
    [InlineData(100, 1.984217)]
    [InlineData(1_001, 1.962339)]
    public void Of_KnownDegrees_IsTheTablesQuantile(int blocks, double quantile)
    {
        BlockEstimate estimate = BlockEstimate.Of(Series(new Draws(3).Normals(blocks)))!.Value;
        Assert.Equal(quantile, (estimate.High - estimate.Mean) / estimate.StandardError, 6);
        Assert.Equal(quantile, (estimate.Mean - estimate.Low) / estimate.StandardError, 6);
    }

    /// <summary>15 blocks of 1 and 15 of 3: mean 2, sd sqrt(30/29), standard error sqrt(30/29/30) = 1/sqrt(29).</summary>
    [Fact]
    public void Of_BlocksByHand_AreThoseNumbers()
    {
        BlockEstimate estimate = BlockEstimate.Of(Series([.. Enumerable.Range(0, 30).Select(i => i % 2 == 0 ? 1.0 : 3.0)]))!.Value;
        Plain.AssertClose(2, estimate.Mean);
        Plain.AssertClose(1 / Math.Sqrt(29), estimate.StandardError);
    }

    /// <summary>A p value far out, where a difference from 1 would have lost it: I(29/(29 + 400); 29/2, 1/2).</summary>
    [Fact]
    public void Of_FarFromZero_PKeepsItsDigits()
    {
        double p = BlockEstimate.Of(new BlockSeries(30, 20, 30 * 29))!.Value.P;
        double expected = Plain.TwoSidedP(20, 29);
        Assert.InRange(expected, 1e-20, 1e-16);
        Assert.InRange(p / expected, 1 - 1e-9, 1 + 1e-9);
    }

    [Fact]
    public void Of_FewerThanThirtyBlocks_IsNone()
    {
        double[] values = new Draws(1).Normals(30);
        Assert.Null(BlockEstimate.Of(default));
        Assert.Null(BlockEstimate.Of(Series(values[..29])));
        Assert.NotNull(BlockEstimate.Of(Series(values)));
    }

    [Fact]
    public void Of_AllBlocksEqual_HasNoErrorAndACertainP()
    {
        Assert.Equal(new BlockEstimate(40, 0, 0, 0, 0, 1), BlockEstimate.Of(Series(new double[40])));
        Assert.Equal(new BlockEstimate(40, 0.1, 0, 0.1, 0.1, 0), BlockEstimate.Of(Series([.. Enumerable.Repeat(0.1, 40)])));
    }

    [Fact]
    public void With_AnyBlocks_IsTwoPassesOverThem() => Properties.ForAll(Samples.Arrays(Samples.Wide, 1, 200), values =>
    {
        BlockSeries series = Series(values);
        double mean = values.Average();
        Plain.AssertClose(mean, series.Mean, "mean");
        Plain.AssertClose(values.Sum(v => (v - mean) * (v - mean)), series.SquaredDeviations, "squares");
    });

    /// <summary>A mean a hundred million times the scatter: sums of squares would have nothing left of it.</summary>
    [Fact]
    public void With_LargeMean_KeepsTheScatter()
    {
        BlockSeries series = Series([.. Enumerable.Range(0, 1_000).Select(i => 1e8 + (i % 2))]);
        Assert.Equal(250, series.SquaredDeviations, 6);
    }

    [Fact]
    public void Plus_AnyParts_IsOnePass() => Properties.ForAll(
        from values in Samples.Arrays(Samples.Wide, 0, 200)
        from cuts in Gen.Choose(0, values.Length).ArrayOf(2)
        select (values, Low: cuts.Min(), High: cuts.Max()),
        c =>
        {
            BlockSeries whole = Series(c.values), parts = Series(c.values[..c.Low]) + Series(c.values[c.Low..c.High]) + Series(c.values[c.High..]);
            Assert.Equal(whole.Count, parts.Count);
            Plain.AssertClose(whole.Mean, parts.Mean, "mean");
            Plain.AssertClose(whole.SquaredDeviations, parts.SquaredDeviations, "squares");
        });

    [Fact]
    public void With_None_LeavesItAsItIs() => Assert.Equal(Series([1, 2]), Series([1, 2]).With(null));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void With_NotFinite_Throws(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => default(BlockSeries).With(value));

    internal static BlockSeries Series(double[] values) => values.Aggregate(default(BlockSeries), (series, v) => series.With(v));
}
