using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;
using Scalper.Tests.Primitives;
using Outcome = Scalper.Core.Evaluation.Outcome;

namespace Scalper.Tests.Evaluation;

public sealed class DecileTests
{
    private static readonly DecileEdges Tens = new([10, 20, 30, 40, 50, 60, 70, 80, 90]);

    private static Gen<double> Score => Gen.Choose(0, 10_000).Select(v => v / 100.0);

    private static Gen<(double Score, Outcome Outcome)[]> Outcomes =>
        from count in Gen.Choose(0, 80)
        from samples in (
            from score in Gen.Choose(0, 100)
            from moves in Gen.Choose(-500, 500).ArrayOf(3)
            select ((double)score, new Outcome(moves[0] * 1e-5, moves[1] * 1e-5, moves[2] * 1e-5))).ArrayOf(count)
        select samples;

    [Fact]
    public void Of_AnySample_IsQuantilesOfTypeSeven() => Properties.ForAll(Samples.Arrays(Gen.OneOf(Samples.Tied, Samples.Wide), 10, 200), sample =>
    {
        double[] expected = [.. Enumerable.Range(1, 9).Select(k => Plain.Quantile(sample, k / 10.0))];
        Assert.All(expected.Zip(DecileEdges.Of(sample)!.Values), e => Plain.AssertClose(e.First, e.Second));
    });

    /// <summary>By hand: 1 to 11 has its tenths at 2, 3, ..., 10; 1 to 10 at 1.9, 2.8, ..., 9.1.</summary>
    [Fact]
    public void Of_WholeNumbers_AreThoseEdges()
    {
        Assert.Equal([2, 3, 4, 5, 6, 7, 8, 9, 10], DecileEdges.Of([.. Enumerable.Range(1, 11).Select(v => (double)v)])!.Values);
        Assert.Equal([1.9, 2.8, 3.7, 4.6, 5.5, 6.4, 7.3, 8.2, 9.1], DecileEdges.Of([.. Enumerable.Range(1, 10).Select(v => (double)v)])!.Values.Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void Of_FewerThanTen_IsNone()
    {
        Assert.Null(DecileEdges.Of([1, 2, 3, 4, 5, 6, 7, 8, 9]));
        Assert.Null(new ScoreCounts().Edges());
    }

    [Fact]
    public void Edges_CountedScores_AreThoseOfTheSample() => Properties.ForAll(Samples.Arrays(Score, 10, 300), sample =>
    {
        ScoreCounts first = new(), second = new();
        Array.ForEach(sample[..(sample.Length / 2)], first.Add);
        Array.ForEach(sample[(sample.Length / 2)..], second.Add);
        first.Add(second);
        Assert.Equal(sample.Length, first.Count);
        Assert.Equal(DecileEdges.Of(sample)!.Values, first.Edges()!.Values);
        first.Clear();
        Assert.Equal(0, first.Count);
        Assert.Null(first.Edges());
    });

    [Theory]
    [InlineData(-0.01)]
    [InlineData(100.01)]
    [InlineData(double.NaN)]
    public void Add_NoScore_Throws(double score) => Assert.Throws<ArgumentOutOfRangeException>(() => new ScoreCounts().Add(score));

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(10, 0)]
    [InlineData(10.01, 1)]
    [InlineData(20, 1)]
    [InlineData(90, 8)]
    [InlineData(90.01, 9)]
    [InlineData(100, 9)]
    public void DecileOf_EdgeItself_BelongsToTheLower(double score, int decile) => Assert.Equal(decile, Tens.DecileOf(score));

    [Fact]
    public void DecileOf_ScoreThatIsSeveralEdges_IsTheLowestOfThem()
    {
        DecileEdges edges = new([10, 50, 50, 50, 50, 60, 100, 100, 100]);
        Assert.Equal([0, 1, 5, 6, 6], new double[] { 10, 50, 51, 61, 100 }.Select(edges.DecileOf));
        Assert.Throws<ArgumentOutOfRangeException>(() => edges.DecileOf(double.NaN));
    }

    [Fact]
    public void DecileOf_ItsOwnSampleWithoutTies_IsATenthEach() => Properties.ForAll(Gen.Choose(1, 30), tens =>
    {
        double[] sample = [.. Enumerable.Range(0, 10 * tens).Select(v => v * 0.37)];
        DecileEdges edges = DecileEdges.Of(sample)!;
        Assert.All(sample.GroupBy(edges.DecileOf), group => Assert.Equal(tens, group.Count()));
    });

    [Theory]
    [InlineData(new double[] { 1, 2, 3 })]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6, 7, 9, 8 })]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6, 7, 8, double.PositiveInfinity })]
    public void Edges_NotNineAscending_Throw(double[] edges) => Assert.Throws<ArgumentException>(() => new DecileEdges(edges));

    [Fact]
    public void Rows_AnyOutcomes_AreTheMeansOfTheirDecile() => Properties.ForAll(Outcomes, samples =>
    {
        DecileTally tally = Tally(samples);
        for (int d = 0; d < 10; d++)
        {
            Outcome[] own = [.. samples.Where(s => s.Score > 10 * d || d == 0).Where(s => s.Score <= 10 * (d + 1)).Select(s => s.Outcome)];
            DecileRow row = tally.Rows[d];
            double? after = own.Length == 0 ? null : own.Average(o => d >= 5 ? o.AfterSpreadLong : o.AfterSpreadShort);
            Assert.Equal((d, own.Length, d >= 5 ? ScoreSide.Long : ScoreSide.Short), (row.Decile, row.Count, row.Side));
            Plain.AssertClose(own.Length == 0 ? null : own.Average(o => o.Gross), row.Gross.Value, "gross");
            Plain.AssertClose(after, row.AfterSpread.Value, "after spread");
            Plain.AssertClose(after - 0.0011, row.AllIn(5.5), "all-in");
            Plain.AssertClose(after * 5_000, row.BreakEvenFeeBps, "break-even fee");
        }
    });

    [Fact]
    public void OuterAllIn_AnyOutcomes_IsTheEqualMeanOfBothEnds() => Properties.ForAll(Outcomes, samples =>
    {
        double[] high = [.. samples.Where(s => s.Score > 90).Select(s => s.Outcome.AfterSpreadLong - 0.0011)];
        double[] low = [.. samples.Where(s => s.Score <= 10).Select(s => s.Outcome.AfterSpreadShort - 0.0011)];
        Plain.AssertClose(high.Length == 0 || low.Length == 0 ? null : (high.Average() + low.Average()) / 2, Tally(samples).OuterAllIn(5.5));
    });

    /// <summary>
    /// By hand, spread 2 around 100: the price rises to 110 after a high score and falls to 90 after a low one. Each end pays its own spread and fee: LONG from
    /// 101 to 109, SHORT from 99 to 91.
    /// </summary>
    [Fact]
    public void OuterAllIn_RightBothWays_PaysTheCostOnBoth()
    {
        DecileTally tally = new();
        tally.Add(Tens.DecileOf(95), Outcome.Of(99, 101, 109, 111));
        tally.Add(Tens.DecileOf(5), Outcome.Of(99, 101, 89, 91));
        Plain.AssertClose(Math.Log(109.0 / 101) - 0.0011, tally.Rows[9].AllIn(5.5));
        Plain.AssertClose(Math.Log(99.0 / 91) - 0.0011, tally.Rows[0].AllIn(5.5));
        Plain.AssertClose(((Math.Log(109.0 / 101) + Math.Log(99.0 / 91)) / 2) - 0.0011, tally.OuterAllIn(5.5));
        Assert.True(tally.Rows[0].Gross.Value < 0 && tally.Rows[9].Gross.Value > 0);
    }

    /// <summary>A market that rises as a whole pays LONG what it takes from SHORT, however many more high scores there are.</summary>
    [Fact]
    public void OuterAfterSpread_WholeMarketRises_AddsNothing()
    {
        DecileTally tally = new();
        Outcome up = new(0.01, 0.01, -0.01);
        tally.Add(0, up);
        for (int i = 0; i < 9; i++)
        {
            tally.Add(9, up);
        }

        Plain.AssertClose(0, tally.OuterAfterSpread);
    }

    [Fact]
    public void Add_PartsInAnyOrder_SameBits() => Properties.ForAll(Outcomes, samples =>
    {
        DecileTally whole = Tally(samples), parts = Tally(samples[(samples.Length / 3)..]);
        parts.Add(Tally(samples[..(samples.Length / 3)]));
        Assert.Equal(whole.Rows, parts.Rows);
        Assert.Equal(whole.Rows, DecileTally.Of(whole.Rows).Rows);
        parts.Clear();
        Assert.Equal(new DecileTally().Rows, parts.Rows);
    });

    [Fact]
    public void Of_RowsOutOfOrder_Throws() => Assert.Throws<ArgumentException>(() => DecileTally.Of([.. new DecileTally().Rows.Reverse()]));

    private static DecileTally Tally((double Score, Outcome Outcome)[] samples)
    {
        DecileTally tally = new();
        foreach ((double score, Outcome outcome) in samples)
        {
            tally.Add(Tens.DecileOf(score), outcome);
        }

        return tally;
    }
}
