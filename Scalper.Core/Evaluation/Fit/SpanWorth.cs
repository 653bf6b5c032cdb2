using Scalper.Core.Scoring;

namespace Scalper.Core.Evaluation.Fit;

/// <summary>How one number, a model's score or an input by itself, goes with the return after it, over the whole span of a recording.</summary>
/// <param name="Name">The model's, or as <see cref="MicrostructureInputs.Names"/> has it.</param>
/// <param name="Horizons">One a horizon of <see cref="Horizon.All"/>.</param>
/// <param name="Rows">Seconds in which it was known.</param>
public sealed record SpanWorth(string Name, IReadOnlyList<SpanEstimate> Horizons, int Rows)
{
    /// <summary>Scores, differences, inputs.</summary>
    /// <param name="rows">By symbol, then by second.</param>
    /// <param name="models">In the order of the scores.</param>
    public static IReadOnlyList<SpanWorth> OfAll(IReadOnlyList<FitRow> rows, IReadOnlyList<ModelKey> models) =>
        [.. OfScores(rows, models), .. OfDifferences(rows, models), .. OfInputs(rows)];

    /// <param name="rows">By symbol, then by second.</param>
    public static IReadOnlyList<SpanWorth> OfInputs(IReadOnlyList<FitRow> rows) =>
        [.. MicrostructureInputs.Names.Index().Select(input => Of(input.Item, rows, r => r.Inputs[input.Index]))];

    /// <param name="rows">By symbol, then by second.</param>
    /// <param name="models">In the order of the scores.</param>
    public static IReadOnlyList<SpanWorth> OfScores(IReadOnlyList<FitRow> rows, IReadOnlyList<ModelKey> models) =>
        [.. models.Index().Select(model => Of(model.Item.Name, rows, r => r.Scores[model.Index]))];

    /// <summary>How much more every other model's score had than the first model's, named "other - first".</summary>
    /// <param name="rows">By symbol, then by second.</param>
    /// <param name="models">In the order of the scores.</param>
    public static IReadOnlyList<SpanWorth> OfDifferences(IReadOnlyList<FitRow> rows, IReadOnlyList<ModelKey> models) =>
        [.. models.Index().Skip(1).Select(model => new SpanWorth($"{model.Item.Name} - {models[0].Name}", [.. Horizon.All.Index().Select(h => Differ(rows, model.Index, h.Index))], rows.Count))];

    private static SpanEstimate Differ(IReadOnlyList<FitRow> rows, int model, int horizon) => SpanCorrelation.OfDifference(
        [.. rows.Where(r => !float.IsNaN(r.Moves[horizon]))
            .GroupBy(r => r.Symbol, StringComparer.Ordinal)
            .Select(g => (IReadOnlyList<(long, double, double, double)>)[.. g.Select(r => (r.Second, r.Scores[model], r.Scores[0], (double)r.Moves[horizon]))])],
        Horizon.All[horizon]);

    private static SpanWorth Of(string name, IReadOnlyList<FitRow> rows, Func<FitRow, double?> read)
    {
        SpanEstimate[] horizons = [.. Horizon.All.Index().Select(horizon => SpanCorrelation.Of(
            rows.Where(r => read(r) is not null && !float.IsNaN(r.Moves[horizon.Index]))
                .GroupBy(r => r.Symbol, StringComparer.Ordinal)
                .Select(g => (IReadOnlyList<(long, double, double)>)[.. g.Select(r => (r.Second, read(r)!.Value, (double)r.Moves[horizon.Index]))]),
            horizon.Item))];
        return new SpanWorth(name, horizons, rows.Count(r => read(r) is not null));
    }
}
