using FsCheck.Fluent;
using Scalper.Core.Evaluation;
using Scalper.Tests.Primitives;

namespace Scalper.Tests.Evaluation;

public sealed class ExactMeanTests
{
    [Fact]
    public void Value_AnyValues_IsTheirMean() => Properties.ForAll(Samples.Arrays(Samples.Wide, 1, 100), values =>
        Plain.AssertClose(values.Average(), Of(values).Value));

    [Fact]
    public void With_AnyOrderAndAnyParts_SameBits() => Properties.ForAll(Samples.Arrays(Samples.Wide, 0, 100), values =>
    {
        ExactMean whole = Of(values);
        Assert.Equal(whole, Of([.. values.Order()]));
        Assert.Equal(whole, Of(values[..(values.Length / 3)]) + Of(values[(values.Length / 3)..]));
    });

    [Fact]
    public void Value_NoValues_IsNone() => Assert.Null(default(ExactMean).Value);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e9)]
    public void With_WhatDoesNotFit_Throws(double value) => Assert.Throws<OverflowException>(() => default(ExactMean).With(value));

    /// <summary>A sum that 64 bits would not hold.</summary>
    [Fact]
    public void Plus_SumOfMany_KeepsItsDigits()
    {
        ExactMean sum = default(ExactMean).With(500_000.25);
        for (int i = 0; i < 40; i++)
        {
            sum += sum;
        }

        Assert.Equal((1L << 40, 500_000.25), (sum.Count, sum.Value!.Value));
    }

    [Fact]
    public void PooledBlock_SymbolsWithAndWithoutAFigure_MeanOfThoseThatHaveOne()
    {
        PooledBlock lane = default(PooledBlock).With(0.5).With(null), other = default(PooledBlock).With(-0.25).With(null);
        Assert.Equal((0.125, 2L), ((lane + other).Mean!.Value, (lane + other).None));
        Assert.Equal(lane + other, other + lane);
        Assert.Null(default(PooledBlock).With(null).Mean);
    }

    private static ExactMean Of(double[] values) => values.Aggregate(default(ExactMean), (sum, v) => sum.With(v));
}
