using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Sandbox.Planted;

namespace Scalper.Tests.Sandbox.Planted;

/// <summary>
/// The worth of the scores of a planted market as the lane and the evaluation measure it, from its frames on. Scales come from the first ten blocks, as of
/// the day before; judged are the hundred after them, as many as a verdict asks for.
/// </summary>
internal sealed class PlantedWorth : IGridSink
{
    public const int Blocks = 100;

    private const long TrainingSeconds = 10 * GridPlan.ChunkSeconds;
    private const long SplitSecond = (PlantedRun.StartNs / 1_000_000_000) + TrainingSeconds;

    private readonly List<GridChunk> _chunks = [];
    private readonly BlockTally[] _tallies;

    public PlantedWorth(PlantedTerms terms, int symbols, ulong seed, EngineOptions options)
    {
        Plan = new GridPlan(ModelKeys.Of(options));

        // A chunk comes with the first second behind it.
        new PlantedRun(terms, symbols, seed, options, this).Play(TrainingSeconds + (Blocks * GridPlan.ChunkSeconds) + 1);
        _tallies = Judge();
    }

    public GridPlan Plan { get; }

    /// <summary>Of every model at every horizon, without fees: so paying is as likely a mistake as predicting.</summary>
    public Verdict[] Verdicts => VerdictRule.Decide([.. Plan.Models.SelectMany(_ => Horizon.All, (model, horizon) => Record(model, horizon).Evidence(feeBps: 0))]);

    public HorizonRecord Record(ModelKey model, Horizon horizon)
    {
        HorizonRecord record = new(model, horizon);
        foreach (BlockTally tally in Of(model, horizon))
        {
            record.Add(tally);
        }

        return record;
    }

    /// <summary>Mean moves of a decile, block by block.</summary>
    public BlockSeries Decile(ModelKey model, Horizon horizon, int decile) =>
        Of(model, horizon).Aggregate(default(BlockSeries), (series, tally) => series.With(tally.Deciles.Rows[decile].Gross.Value));

    GridChunk IGridSink.Rent() => new(Plan.Models.Count);

    void IGridSink.Take(GridChunk chunk) => _chunks.Add(chunk);

    private IEnumerable<BlockTally> Of(ModelKey model, Horizon horizon) => _tallies.Where(t => (t.Model, t.Horizon) == (model, horizon));

    private BlockTally[] Judge()
    {
        TrainingSamples samples = new(Plan);
        GridChunk[] training = [.. _chunks.Where(static c => c.StartSecond < SplitSecond)];
        foreach (GridChunk chunk in training)
        {
            samples.Take(chunk);
        }

        DayScales scales = samples.ScalesBefore(SplitSecond);
        GridEvaluator evaluator = new(Plan, _ => scales, static _ => { });
        foreach (GridChunk chunk in _chunks.Except(training))
        {
            evaluator.Take(chunk);
        }

        return [.. evaluator.CloseUpTo(long.MaxValue).SelectMany(static b => b.Tallies)];
    }
}
