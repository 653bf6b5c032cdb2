using Scalper.Core.Evaluation;
using Scalper.Core.Primitives;

namespace Scalper.Tests.Evaluation.Grid;

/// <summary>What comes out of chunks, against the same from the inputs by the definitions.</summary>
public sealed class GridEvaluatorTests
{
    private const long Start = 1_800_000_000;
    private const int Models = 2;

    private static readonly string[] Names = ["AAA", "BBB", "CCC"];

    private readonly ListSink _sink = new(Models);
    private readonly MadeMarket[] _markets;

    public GridEvaluatorTests()
    {
        _markets = [.. Names.Select((name, i) => new MadeMarket(name, (ulong)(7 + i), Start - 30, 3_700, Models, follow: 0.05))];
        foreach (MadeMarket market in _markets)
        {
            market.SampleInto(_sink);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(300)]
    public void CloseUpTo_Blocks_EqualTheDefinitions(int horizonSeconds)
    {
        Horizon horizon = Horizon.Find(horizonSeconds)!.Value;
        BlockTally[] tallies = [.. Evaluate(_sink.Chunks).SelectMany(b => b.Tallies).Where(t => t.Horizon == horizon)];

        Assert.Equal(horizon.Chunks == 1 ? 6 * Models : Models, tallies.Length);
        foreach (BlockTally tally in tallies)
        {
            int model = tally.Model.Name == "model 0" ? 0 : 1;
            List<MadeWindow>[] windows = [.. _markets.Select(m => m.Windows(tally.StartSecond, horizon.Chunks * 600, horizonSeconds, 100_000_000))];
            double?[] ics = [.. windows.Select(w => Ic(w, s => s.Value, model))];
            double?[] flow = [.. windows.Select(w => Ic([.. w.Where(x => x.Scores[model].Contributions.TradeFlow is not null)], s => s.Contributions.TradeFlow!.Value, model))];
            MadeWindow[] all = [.. windows.SelectMany(w => w)];

            Assert.Equal(ics.Average()!.Value, tally.Ic.Rank.Mean!.Value, Plain.Tolerance);
            Assert.Equal(flow.Average()!.Value, tally.Factors[1].Rank.Mean!.Value, Plain.Tolerance);
            Assert.Equal((0, 3), (tally.Factors[4].Rank.Values.Count, tally.Factors[4].Rank.None));
            Assert.Equal(all.Length, tally.Coverage.Kept.Count);
            Assert.Equal(all.Count(w => Math.Sign(w.Gross) * SignOf(w, model) > 0), tally.Hits.Hits);
            Assert.Equal(all.Count(w => Math.Sign(w.Gross) * SignOf(w, model) < 0), tally.Hits.Misses);
            Assert.Equal(
                all.Where(w => SignOf(w, model) != 0).Average(w => SignOf(w, model) > 0 ? w.Long : w.Short), tally.Move.AfterSpread.Value!.Value, Plain.Tolerance);
            Assert.Equal(
                all.Where(w => SignOf(w, model) != 0 && w.Gross != 0).Average(w => Square(0.5 + (w.Scores[model].Confidence / 200) - (SignOf(w, model) * w.Gross > 0 ? 1 : 0))),
                tally.Calibration.Brier!.Value,
                Plain.Tolerance);
            Assert.Equal(all.Length, tally.Slices[4].Hits.Decided + tally.Slices[4].Hits.Zeros + tally.Slices[4].Hits.Neutral);
        }
    }

    [Fact]
    public void CloseUpTo_DiscardedAndCutWindows_AreCounted()
    {
        BlockTally tally = Evaluate(_sink.Chunks).SelectMany(b => b.Tallies).First(t => t.Horizon.Seconds == 60);

        Assert.Equal(3 * 600, tally.Coverage.Possible);
        Assert.True(tally.Coverage.Discarded > 0);
        Assert.Equal(tally.Coverage.Possible, tally.Coverage.Unscored + tally.Coverage.Cut + tally.Coverage.Kept.Count + tally.Coverage.Discarded);
        Assert.InRange(tally.Coverage.Cut, 3 * 60 * 0.9, 3 * 60);
    }

    [Fact]
    public void CloseUpTo_ChunksInAnotherOrder_GivesTheSameBytes()
    {
        byte[][] inOrder = Bytes(Evaluate(_sink.Chunks));
        byte[][] shuffled = Bytes(Evaluate([.. _sink.Chunks.OrderBy(c => c.Index).ThenByDescending(c => c.Symbol)]));

        Assert.NotEmpty(inOrder);
        Assert.Equal(inOrder, shuffled);
    }

    [Fact]
    public void Take_ChunkOfABlockThatIsClosed_IsLateAndInNone()
    {
        GridEvaluator evaluator = new(_sink.Plan, _ => DayScales.None, _ => { });
        GridChunk chunk = _sink.Chunks.First(c => c.IsWhole);
        evaluator.CloseUpTo(chunk.StartSecond + 600);
        evaluator.Take(chunk);

        Assert.Equal((1, 0), (evaluator.Late, evaluator.Partial));
        Assert.DoesNotContain(evaluator.CloseUpTo(long.MaxValue), b => b.Tallies.Count > 0);
    }

    [Fact]
    public void Take_ChunkOfASymbolThatCameWithin_IsInNoneUnlessPartsCount()
    {
        GridChunk[] partial = [.. _sink.Chunks.Where(c => !c.IsWhole)];
        List<GridChunk> released = [];
        GridEvaluator strict = new(_sink.Plan, _ => DayScales.None, released.Add);
        GridEvaluator lenient = new(_sink.Plan, _ => DayScales.None, _ => { }, takesPartial: true);
        foreach (GridChunk chunk in partial)
        {
            strict.Take(chunk);
            lenient.Take(chunk);
        }

        Assert.Equal(partial.Length, strict.Partial);
        Assert.Equal(partial, released);
        Assert.DoesNotContain(strict.CloseUpTo(long.MaxValue), b => b.Tallies.Count > 0);
        Assert.Contains(lenient.CloseUpTo(long.MaxValue), b => b.Tallies.Count > 0);
    }

    [Theory]
    [InlineData(GridEnd.Gone, true)]
    [InlineData(GridEnd.Cut, false)]
    public void Take_SymbolEndsWithinABlock_ItsLastWindowsAreLostAndThoseOfARunCut(GridEnd why, bool isLost)
    {
        const long Index = Start / 600;
        ListSink sink = new();
        GridSampler sampler = new(sink, "AAA");
        long nowNs = ((Index * 600) - 1) * 1_000_000_000;
        for (int second = 0; second < 301; second++, nowNs += 1_000_000_000)
        {
            sampler.AdvanceTo(nowNs, new GridState(true, false, 100, 101, Grade: 0), [default]);
        }

        sampler.End(why);
        GridEvaluator evaluator = new(sink.Plan, _ => DayScales.None, _ => { }, takesPartial: true);
        sink.Chunks.ForEach(evaluator.Take);
        Coverage coverage = evaluator.CloseUpTo(long.MaxValue).SelectMany(b => b.Tallies).First(t => t.Horizon.Seconds == 60).Coverage;

        Assert.Equal((300, 239), (coverage.Possible, coverage.Kept.Count));
        Assert.Equal(isLost ? (61, 0) : (0, 61), (coverage.Discarded, coverage.Cut));
        Assert.Equal(isLost, sink.Chunks.Single().IsWhole);
    }

    [Fact]
    public void Take_ScalesOfTheDayBefore_GiveDecilesAndScaledIcs()
    {
        DayScales scales = DayScales.Of(Evaluate(_sink.Chunks).SelectMany(b => b.Samples), Models);
        BlockTally tally = Evaluate(_sink.Chunks, scales).SelectMany(b => b.Tallies).First(t => t is { Horizon.Seconds: 1, Model.Name: "model 0" });

        Assert.NotNull(scales.EdgesOf(0));
        Assert.Equal(tally.Coverage.Kept.Count, tally.Deciles.Rows.Sum(r => r.Count));
        Assert.Equal(tally.Ic.Rank.Mean!.Value, tally.Ic.Scaled.Mean!.Value, 0.1);
        MadeWindow[] windows = [.. _markets.SelectMany(m => m.Windows(tally.StartSecond, 600, 1, 100_000_000))];
        DecileEdges edges = scales.EdgesOf(0)!;
        MadeWindow[] highest = [.. windows.Where(w => w.Scores[0].Value > edges.Values[^1])];
        Assert.Equal(highest.Average(w => w.Long), tally.Deciles.Rows[9].AfterSpread.Value!.Value, Plain.Tolerance);
    }

    [Fact]
    public void ReadTally_WhatWasWritten_IsTheSame()
    {
        DayScales scales = DayScales.Of(Evaluate(_sink.Chunks).SelectMany(b => b.Samples), Models);
        BlockTally tally = Evaluate(_sink.Chunks, scales).SelectMany(b => b.Tallies).First();
        byte[] bytes = EvaluationBytes.Write(tally);

        BlockTally read = EvaluationBytes.ReadTally(bytes, tally.Model, tally.Horizon, tally.StartSecond);

        Assert.Equal(bytes, EvaluationBytes.Write(read));
        Assert.Equal(tally.Deciles.Rows, read.Deciles.Rows);
        Assert.Equal((tally.Ic, tally.Coverage, tally.Flips, tally.Calibration.Brier), (read.Ic, read.Coverage, read.Flips, read.Calibration.Brier));
    }

    [Fact]
    public void ReadTally_DamagedBytes_SaysSo()
    {
        BlockTally tally = Evaluate(_sink.Chunks).SelectMany(b => b.Tallies).First();
        byte[] bytes = EvaluationBytes.Write(tally);

        foreach (byte[] damaged in new[] { [], bytes[..20], [9, .. bytes[1..]], bytes[..^5] })
        {
            Assert.Throws<InvalidDataException>(() => EvaluationBytes.ReadTally(damaged, tally.Model, tally.Horizon, tally.StartSecond));
        }
    }

    private static double Square(double value) => value * value;

    private static int SignOf(MadeWindow window, int model) => window.Scores[model].Side switch { ScoreSide.Long => 1, ScoreSide.Short => -1, _ => 0 };

    private static double? Ic(List<MadeWindow> windows, Func<Scalper.Core.Scoring.Score, double> of, int model) =>
        Plain.Pearson(Plain.MidRanks([.. windows.Select(w => of(w.Scores[model]))]), Plain.MidRanks([.. windows.Select(w => w.Gross)]));

    private static byte[][] Bytes(IReadOnlyList<ClosedBlock> blocks) => [.. blocks.SelectMany(b => b.Tallies).Select(EvaluationBytes.Write)];

    private IReadOnlyList<ClosedBlock> Evaluate(IReadOnlyList<GridChunk> chunks, DayScales? scales = null)
    {
        GridEvaluator evaluator = new(_sink.Plan, _ => scales ?? DayScales.None, _ => { });
        foreach (GridChunk chunk in chunks)
        {
            evaluator.Take(chunk);
        }

        return evaluator.CloseUpTo(long.MaxValue);
    }
}
