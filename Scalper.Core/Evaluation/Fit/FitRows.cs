using Scalper.Core.Scoring;
using Scalper.Core.State;

namespace Scalper.Core.Evaluation.Fit;

/// <summary>Seconds of recordings to fit weights to, and to look at each input by itself: at most <see cref="MostRows"/> a symbol, evenly over all of its time. One thread.</summary>
[NotState]
public sealed class FitRows(GridPlan plan) : IGridSink
{
    public const int MostRows = 16_384;

    private readonly Dictionary<string, ThinnedSamples<FitRow>> _symbols = new(StringComparer.Ordinal);

    public GridPlan Plan => plan;

    /// <summary>Never a used one: the last of each symbol waits for the next.</summary>
    public GridChunk Rent() => new(plan.Models.Count);

    public void Take(GridChunk chunk)
    {
        if (!_symbols.TryGetValue(chunk.Symbol, out ThinnedSamples<FitRow>? rows))
        {
            _symbols[chunk.Symbol] = rows = new ThinnedSamples<FitRow>(MostRows, RowOf);
        }

        rows.Add(chunk);
    }

    /// <summary>By symbol, then by second. To be asked behind the last chunk.</summary>
    public IReadOnlyList<FitRow> All() =>
        [.. _symbols.OrderBy(s => s.Key, StringComparer.Ordinal).SelectMany(s => s.Value.All()).Select(r => r.Sample)];

    private static FitRow RowOf(IReadOnlyList<GridChunk> chunks, int second)
    {
        GridChunk chunk = chunks[0];
        double?[] inputs = [.. Enumerable.Range(0, MicrostructureInputs.Count).Select(input => chunk.Input(input, second))];
        return new FitRow(chunk.Symbol, chunk.StartSecond + second, inputs, SampleTaker.Moves(chunks, chunk: 0, second), [.. Enumerable.Range(0, chunk.Models).Select(model => chunk.Score(model, second).Value * GridScore.Step)]);
    }
}
