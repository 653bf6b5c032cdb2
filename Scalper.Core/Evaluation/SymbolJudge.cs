using Scalper.Core.State;

namespace Scalper.Core.Evaluation;

/// <summary>Judges one symbol's block: windows are found once for all models. Holds its room from block to block. One thread.</summary>
[NotState]
internal sealed class SymbolJudge(GridPlan plan)
{
    private const int Seconds = GridPlan.ChunkSeconds;

    private readonly GridWindows _windows = new();
    private readonly SubsetIc _subset = new();
    private double[] _scores = [];

    /// <summary>Adds a symbol to the tallies of its block, one a model.</summary>
    /// <param name="chunks">One behind the other.</param>
    /// <param name="place">Of the horizon in <see cref="Horizon.All"/>.</param>
    /// <returns>What was added, one a model.</returns>
    public SymbolBlock[] Judge(IReadOnlyList<GridChunk> chunks, int place, DayScales scales, IReadOnlyList<BlockTally> tallies)
    {
        _windows.Read(chunks, Horizon.All[place]);
        _scores = _scores.Length < _windows.Count ? new double[chunks.Count * Seconds] : _scores;
        SymbolScales known = scales.Of(chunks[0].Symbol);
        SymbolBlock[] blocks = new SymbolBlock[plan.Models.Count];
        for (int model = 0; model < blocks.Length; model++)
        {
            blocks[model] = Judge(chunks[0].Symbol, model, known, known.Moves(place), scales.EdgesOf(model), tallies[model]);
            tallies[model].Add(blocks[model]);
            tallies[model].Flips += FlipsOf(chunks, model);
            JudgeFactors(model, known, known.Moves(place), tallies[model]);
            JudgeSlices(model, known.Score(model), known.Moves(place), tallies[model]);
        }

        return blocks;
    }

    private static FlipRate FlipsOf(IReadOnlyList<GridChunk> chunks, int model)
    {
        const long SecondNs = 1_000_000_000;
        long changes = 0, live = 0;
        foreach (GridChunk chunk in chunks)
        {
            changes += chunk.Changes(model);
            for (int second = 0; second < Seconds; second++)
            {
                live += (chunk.Marks(second) & GridMarks.Scored) != 0 ? 1 : 0;
            }
        }

        return new FlipRate(changes, live * SecondNs);
    }

    private SymbolBlock Judge(string symbol, int model, SymbolScales known, RankScale? moves, DecileEdges? edges, BlockTally tally)
    {
        HitCounts hits = default;
        SideMove move = default;
        for (int window = 0; window < _windows.Count; window++)
        {
            GridScore score = ScoreAt(model, window);
            Outcome outcome = _windows.Outcome(window);
            _scores[window] = score.Value;
            hits = hits.With(score.Side, outcome.Gross);
            move = move.With(score.Side, outcome);
            tally.Calibration.Add(score.Side, score.Confidence * GridScore.Step, outcome.Gross);
            if (edges is not null)
            {
                tally.Deciles.Add(edges.DecileOf(score.Value * GridScore.Step), outcome);
            }
        }

        Span<double> scores = _scores.AsSpan(0, _windows.Count);
        return new SymbolBlock(symbol, IcOf(scores, known.Score(model), moves), hits, move, _windows.Coverage);
    }

    private void JudgeFactors(int model, SymbolScales known, RankScale? moves, BlockTally tally)
    {
        for (int factor = 0; factor < GridScore.Factors; factor++)
        {
            _subset.Clear();
            for (int window = 0; window < _windows.Count; window++)
            {
                short points = _windows.Chunk(window).Contribution(model, factor, _windows.Second(window));
                if (points != GridScore.None)
                {
                    _subset.Add(points, _windows.Gross[window]);
                }
            }

            tally.Factor(factor) = tally.Factor(factor).With(_subset.Ic(known.Contribution(model, factor), moves, _windows.Workspace));
        }
    }

    private void JudgeSlices(int model, RankScale? scores, RankScale? moves, BlockTally tally)
    {
        for (int slice = 0; slice < Slice.Count; slice++)
        {
            _subset.Clear();
            ref SliceTally part = ref tally.SliceAt(slice);
            for (int window = 0; window < _windows.Count; window++)
            {
                GridScore score = ScoreAt(model, window);
                if (slice == Slice.OfConfidence(score) || slice == Slice.OfGrade(_windows.Chunk(window).Grade(_windows.Second(window))))
                {
                    Outcome outcome = _windows.Outcome(window);
                    _subset.Add(score.Value, outcome.Gross);
                    part = part with { Hits = part.Hits.With(score.Side, outcome.Gross), Move = part.Move.With(score.Side, outcome) };
                }
            }

            // A symbol without a sample in it says nothing of it, not even that it has none.
            part = _subset.Count == 0 ? part : part with { Ic = part.Ic.With(_subset.Ic(scores, moves, _windows.Workspace)) };
        }
    }

    private GridScore ScoreAt(int model, int window) => _windows.Chunk(window).Score(model, _windows.Second(window));

    private IcPair IcOf(Span<double> scores, RankScale? scoreScale, RankScale? moveScale) => new(
        _subset.RankIc(scores, _windows.Ranks, _windows.Workspace),
        SubsetIc.Scaled(scores, _windows.Gross, scoreScale, moveScale));
}
