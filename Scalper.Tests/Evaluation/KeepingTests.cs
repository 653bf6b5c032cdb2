using System.Text.Json;
using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;
using Scalper.Core.State;

namespace Scalper.Tests.Evaluation;

/// <summary>What was measured goes to a database and into checkpoints, comes back, and goes on as if it had not been away.</summary>
public sealed class KeepingTests
{
    [Fact]
    public void Json_EveryValue_ComesBackBitForBit()
    {
        Draws draws = new(9);
        BlockSeries series = BlockEstimateTests.Series(draws.Normals(50));
        AssertKept(series);
        AssertKept(BlockEstimate.Of(series)!.Value);
        AssertKept(default(PooledBlock).With(draws.Normal()).With(null));
        AssertKept(new HitSeries(new HitCounts(5, 4, 3, 2, 1), series));
        AssertKept(new Coverage { Possible = 10, Unscored = 3, Cut = 2 }.WithKept(draws.Normal()).WithDiscarded(draws.Normal()));
        AssertKept(default(FlipRate).With(ScoreSide.Long, ScoreSide.Short, 7));
        AssertKept(new DecileRow(3, default(ExactMean).With(draws.Normal()), default(ExactMean).With(draws.Normal())));
        AssertKept(default(CalibrationBin).With(0.7, isHit: true));
        AssertKept(new Verdict(VerdictKind.WrongWay, 120, 0.01));
        AssertKept(new VerdictEvidence(series, series, 0.01));
        AssertKept(Outcome.Of(99, 101, 109, 111));
    }

    [Fact]
    public void State_Accumulators_GoOnAsIfTheyHadNotBeenAway()
    {
        Draws draws = new(10);
        DecileTally deciles = new(), otherDeciles = new();
        Calibration calibration = new(), otherCalibration = new();
        ScoreCounts scores = new(), otherScores = new();
        Add(500, deciles, calibration, scores);
        StateCopy.Copy(deciles, otherDeciles);
        StateCopy.Copy(calibration, otherCalibration);
        StateCopy.Copy(scores, otherScores);

        draws = new Draws(11);
        Add(500, deciles, calibration, scores);
        draws = new Draws(11);
        Add(500, otherDeciles, otherCalibration, otherScores);
        Assert.Equal(deciles.Rows, otherDeciles.Rows);
        Assert.Equal((calibration.Brier, calibration.Count), (otherCalibration.Brier, otherCalibration.Count));
        Assert.Equal(calibration.Curve, otherCalibration.Curve);
        Assert.Equal(1_000, otherScores.Count);
        Assert.Equal(scores.Edges()!.Values, otherScores.Edges()!.Values);

        void Add(int count, DecileTally tally, Calibration confidence, ScoreCounts counts)
        {
            for (int i = 0; i < count; i++)
            {
                double score = 100 * draws.Unit(), move = 1e-3 * draws.Normal();
                tally.Add((int)(score / 10), new Outcome(move, move - 1e-4, -move - 1e-4));
                confidence.Add(score > 50 ? ScoreSide.Long : ScoreSide.Short, Math.Abs(score - 50) * 2, move);
                counts.Add(score);
            }
        }
    }

    private static void AssertKept<T>(T value) => Assert.Equal(value, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value)));
}
