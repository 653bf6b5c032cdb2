using FsCheck;
using FsCheck.Fluent;
using Scalper.Core.Evaluation;
using Scalper.Tests.Primitives;
using Xunit.Abstractions;

namespace Scalper.Tests.Evaluation;

public sealed class ScaledIcTests(ITestOutputHelper output)
{
    private const ulong Seed = 7;
    private const int Seconds = 1_200_000;

    /// <summary>What the remarks of <see cref="RankCorrelation"/> and the summary of <see cref="ScaledIc"/> say, each to four standard errors.</summary>
    [Theory]
    [InlineData(60, 1, 600, -0.021)]
    [InlineData(60, 5, 600, -0.044)]
    [InlineData(60, 60, 600, -0.136)]
    [InlineData(60, 300, 3_000, -0.067)]
    public void Value_ScoreOfThePastInAMarketWithoutSignal_IsZeroWhereRanksOfTheBlockAreNot(int past, int horizon, int length, double stated)
    {
        RankWorkspace workspace = new();
        PastMoves market = new(Seed, past, horizon, length);
        (RankScale scores, RankScale moves) = Scales(market, blocks: 40);
        BlockSeries ranked = default, scaled = default;
        for (int block = 0; block < Seconds / length; block++)
        {
            (double[] score, double[] move) = market.NextBlock();
            ranked = ranked.With(RankCorrelation.Of(score, move, workspace));
            scaled = scaled.With(Of(score, move, scores, moves));
        }

        BlockEstimate ofRanks = BlockEstimate.Of(ranked)!.Value, ofScales = BlockEstimate.Of(scaled)!.Value;
        output.WriteLine($"w {past} h {horizon} n {length}: ranks {ofRanks.Mean:0.0000} +- {ofRanks.StandardError:0.0000}, scales {ofScales.Mean:0.0000} +- {ofScales.StandardError:0.0000}");
        Assert.True(Math.Abs(ofRanks.Mean - stated) < 4 * ofRanks.StandardError, $"seed {Seed}: stated {stated}, measured {ofRanks}");
        Assert.True(Math.Abs(ofScales.Mean) < 4 * ofScales.StandardError, $"seed {Seed}: {ofScales}");
    }

    /// <summary>Where the score's own past tells it nothing, both find the signal that is there: Spearman's 6/pi asin(r/2) for normal pairs of correlation r.</summary>
    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    [InlineData(-0.1)]
    public void Value_PlantedSignal_IsTheRankCorrelation(double correlation)
    {
        const int Pairs = 400_000;
        Draws draws = new(Seed);
        double[] score = draws.Normals(Pairs), move = [.. score.Select(s => (correlation * s) + (Math.Sqrt(1 - (correlation * correlation)) * draws.Normal()))];
        RankScale scores = RankScale.Of(draws.Normals(5_000))!, moves = RankScale.Mirrored(draws.Normals(5_000))!;
        double expected = 6 / Math.PI * Math.Asin(correlation / 2);

        // The chance of the pairs is 0.0016, that of the scales a fiftieth of the figure.
        Assert.Equal(expected, Of(score, move, scores, moves)!.Value, 0.006 + (0.06 * Math.Abs(expected)));
        Assert.Equal(expected, RankCorrelation.Of(score, move, new RankWorkspace())!.Value, 0.006);
    }

    [Fact]
    public void PlaceOf_AnySample_IsShareBelowLessShareAbove() => Properties.ForAll(
        from sample in Samples.Arrays(Gen.OneOf(Samples.Tied, Samples.Extreme), 10, 40)
        from value in Gen.OneOf(Samples.Tied, Samples.Extreme)
        select (sample, value),
        c =>
        {
            if (RankScale.Of(c.sample) is not { } scale)
            {
                Assert.Single(c.sample.Select(v => v + 0.0).Distinct());
                return;
            }

            double expected = (c.sample.Count(v => v < c.value) - c.sample.Count(v => v > c.value)) / (double)c.sample.Length;
            Plain.AssertClose(expected, scale.PlaceOf(c.value), "place");
            Plain.AssertClose(Math.Sqrt(c.sample.Average(v => Math.Pow(scale.PlaceOf(v), 2))), scale.Spread, "spread");
            RankScale mirrored = RankScale.Mirrored(c.sample)!;
            Assert.Equal(0, mirrored.PlaceOf(0));
            Assert.Equal(-mirrored.PlaceOf(c.value), mirrored.PlaceOf(-c.value));
        }, cases: 500);

    [Fact]
    public void Value_AnyPairs_IsTheMeanProductByTheSpreads() => Properties.ForAll(Samples.Pairs(40), pair =>
    {
        Draws draws = new(Seed);
        RankScale scores = RankScale.Of(draws.Normals(50))!, moves = RankScale.Mirrored(draws.Normals(50))!;
        double? expected = pair.X.Length < 3 ? null
            : pair.X.Zip(pair.Y).Average(p => scores.PlaceOf(p.First) * moves.PlaceOf(p.Second)) / (scores.Spread * moves.Spread);
        Plain.AssertClose(expected, Of(pair.X, pair.Y, scores, moves));
    });

    [Fact]
    public void Of_NoScale_IsNoneOrThrows()
    {
        Assert.Null(RankScale.Of([1, 2, 3, 4, 5, 6, 7, 8, 9]));
        Assert.Null(RankScale.Of(new double[20]));
        Assert.Null(RankScale.Mirrored(new double[20]));
        Assert.Throws<ArgumentException>(() => RankScale.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, double.NaN]));
        Assert.Throws<ArgumentException>(() => RankScale.Of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])!.PlaceOf(double.NaN));
    }

    private static (RankScale Scores, RankScale Moves) Scales(PastMoves market, int blocks)
    {
        (double[] Scores, double[] Moves)[] before = [.. Enumerable.Range(0, blocks).Select(_ => market.NextBlock())];
        return (RankScale.Of([.. before.SelectMany(b => b.Scores)])!, RankScale.Mirrored([.. before.SelectMany(b => b.Moves)])!);
    }

    private static double? Of(double[] score, double[] move, RankScale scores, RankScale moves) =>
        score.Zip(move).Aggregate(default(ScaledIc), (sum, pair) => sum.With(scores.PlaceOf(pair.First), moves.PlaceOf(pair.Second))).Value(scores, moves);
}
