using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Core.Evaluation.Fit;

namespace Scalper.Core.Replay;

/// <summary>
/// What scores were worth in recordings. They are played twice: first to learn scales and the edges of deciles from, in the part to train on, then to be judged.
/// Blocks that begin before the end of that part have no scaled IC and no deciles.
/// </summary>
public static class RecordingEvaluation
{
    private const int RoomForChunks = 4_096;

    /// <param name="recordings">To be judged; one run, or several that do not overlap.</param>
    /// <param name="training">To learn from; empty for the first half of what is judged, by time.</param>
    /// <param name="feeBps">Of one side, basis points.</param>
    /// <param name="options">What captures are played by; null for the usual settings. Other recordings have their own.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public static RecordingWorth Judge(
        IReadOnlyList<ReplayCatalogue> recordings, IReadOnlyList<ReplayCatalogue> training, GridPlan plan, double feeBps, CancellationToken cancellation, EngineOptions? options = null)
    {
        List<string> faults = [.. recordings.Concat(training).SelectMany(r => r.Faults)];
        TrainingSamples samples = new(plan);
        faults.AddRange(Play(training.Count > 0 ? training : recordings, samples, static () => { }, cancellation, options));
        long splitSecond = training.Count > 0 ? 0 : Middle(samples);
        DayScales scales = samples.ScalesBefore(training.Count > 0 ? long.MaxValue : splitSecond);

        GridChannel channel = new(plan, RoomForChunks);
        FitRows rows = new(plan);
        GridEvaluator evaluator = new(plan, second => second >= splitSecond ? scales : DayScales.None, static _ => { }, takesPartial: true);
        faults.AddRange(Play(recordings, channel, () => Drain(channel, rows, evaluator), cancellation, options));
        return Sum(evaluator.CloseUpTo(long.MaxValue), plan, feeBps, scales) with
        {
            Rows = rows.All(), Faults = [.. faults.Distinct()], SplitSecond = splitSecond, Lost = channel.Lost,
        };
    }

    private static long Middle(TrainingSamples samples) =>
        samples is { FromSecond: { } from, ToSecond: { } to } ? from + ((to - from) / 2) + 1 : 0;

    /// <summary>Plays recordings one after the other into a sink.</summary>
    /// <param name="played">Called behind each input.</param>
    /// <returns>What could not be played, in sentences.</returns>
    internal static List<string> Play(IReadOnlyList<ReplayCatalogue> recordings, IGridSink sink, Action played, CancellationToken cancellation, EngineOptions? options = null)
    {
        List<string> faults = [];
        foreach (ReplayTrack track in recordings.SelectMany(r => r.Tracks))
        {
            PlayedInput listener = new(played);
            faults.AddRange(RecordingReplay.Play(track, listener, cancellation, sink, options).Faults);
            played();
        }

        return faults;
    }

    // Both keep chunks until the next has come, so none is used again.
    private static void Drain(GridChannel channel, FitRows rows, GridEvaluator evaluator)
    {
        while (channel.Filled.TryRead(out GridChunk? chunk))
        {
            rows.Take(chunk);
            evaluator.Take(chunk);
        }
    }

    private static RecordingWorth Sum(IReadOnlyList<ClosedBlock> blocks, GridPlan plan, double feeBps, DayScales scales)
    {
        HorizonRecord[] records = [.. plan.Models.SelectMany(_ => Horizon.All, static (model, horizon) => new HorizonRecord(model, horizon))];
        Dictionary<string, SymbolRecord[]> symbols = new(StringComparer.Ordinal);
        foreach (ClosedBlock block in blocks)
        {
            int[] places = [.. block.Tallies.Select(t => Array.FindIndex(records, r => (r.Model, r.Horizon) == (t.Model, t.Horizon)))];
            foreach ((int at, BlockTally tally) in block.Tallies.Index())
            {
                records[places[at]].Add(tally);
            }

            foreach (SymbolBlocks symbol in block.Symbols)
            {
                symbols.TryAdd(symbol.Symbol, new SymbolRecord[records.Length]);
                foreach ((int at, SymbolBlock part) in symbol.Blocks.Index())
                {
                    ref SymbolRecord record = ref symbols[symbol.Symbol][places[at]];
                    record = record.With(part);
                }
            }
        }

        long asOf = blocks.SelectMany(b => b.Tallies).Select(t => t.EndSecond).DefaultIfEmpty(0).Max();
        EvaluationReading reading = new(
            asOf, plan, feeBps, records, VerdictRule.Decide([.. records.Select(r => r.Evidence(feeBps))]), asOf, [.. Enumerable.Range(0, plan.Models.Count).Select(scales.EdgesOf)]);
        return new RecordingWorth(reading, symbols);
    }

    private sealed class PlayedInput(Action played) : IReplayListener
    {
        public void OnInput(in Recording.Journal.JournalRecord record)
        {
        }

        public void OnPlayed(in Recording.Journal.JournalRecord record) => played();

        public void OnScore(in Engine.Inputs.ScoreEvent score)
        {
        }
    }
}
