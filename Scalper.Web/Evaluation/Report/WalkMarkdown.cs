using System.Globalization;
using System.Text;
using Scalper.Core.Evaluation;
using Scalper.Core.Evaluation.Fit;
using Scalper.Core.Replay;

namespace Scalper.Web.Evaluation.Report;

/// <summary>A walk through recordings, for people.</summary>
internal static class WalkMarkdown
{
    private const string Limits = "No verdict follows from them: one takes 100 blocks of 600 s, with scales of another day. Nothing is said of other symbols, hours, days or moods of the market, of horizons "
        + "without an interval, nor of money: moves after spread and fee have no interval here. Pieces of the bootstrap are few, so that its intervals are rough, and recordings were not drawn by "
        + "chance: somebody chose when to record.";

    private static readonly string[] Shown = ["verdicts", "span", "moves", "deciles"];

    /// <param name="command">That wrote it.</param>
    /// <param name="first">Name of the recording that was only learnt from.</param>
    /// <param name="steps">At least one.</param>
    public static string Write(string command, string first, IReadOnlyList<WalkStep> steps)
    {
        IReadOnlyList<ModelKey> models = steps[0].Worth.Reading.Plan.Models;
        IReadOnlyList<SpanWorth> pooled = SpanWorth.OfAll([.. steps.SelectMany(RowsOf).OrderBy(static r => r.Symbol, StringComparer.Ordinal).ThenBy(static r => r.Second)], models);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"# The scores on real recordings\n\nWritten by `{command}`.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Method(first, steps)}\n\n## What can be said\n\n");
        foreach (string sentence in Said(pooled, models).Append(Conclusion(pooled, models, steps[0].Fit.Origin.HorizonSeconds)))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {sentence}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n## What can't\n\n{Unsaid(steps)}\n\n# All that was judged, together\n");
        WorthMarkdown.Append(text, WorthTables.Spans(pooled, static (_, _) => true));
        foreach (WalkStep step in steps)
        {
            Append(text, step);
        }

        return text.ToString();
    }

    private static string Method(string first, IReadOnlyList<WalkStep> steps) => string.Create(
        CultureInfo.InvariantCulture,
        $"Recordings are taken in the order of time. {first} is only learnt from; {string.Join(", ", steps.Select(static s => s.Name))}: each judged with weights of the model microstructure, scales and "
        + $"edges of deciles from all those before it, and with nothing of its own. Entry and exit {steps[0].Worth.Reading.Plan.LatencyMs} ms behind the whole second, fee {steps[0].Worth.Reading.FeeBps} bps a side.");

    private static IEnumerable<string> Said(IReadOnlyList<SpanWorth> pooled, IReadOnlyList<ModelKey> models)
    {
        foreach (SpanWorth difference in pooled.Where(s => models.Skip(1).Any(m => s.Name == $"{m.Name} - {models[0].Name}")))
        {
            foreach ((Horizon horizon, SpanEstimate estimate) in Horizon.All.Zip(difference.Horizons).Where(static h => h.Second.Low is not null))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{difference.Name}, {horizon.Seconds} s: {estimate.Value:0.000} ({estimate.Low:0.000} to {estimate.High:0.000}), {Told(estimate)}.");
            }
        }
    }

    // The horizon was chosen before anything was looked at: of five, one may look better by chance.
    private static string Conclusion(IReadOnlyList<SpanWorth> pooled, IReadOnlyList<ModelKey> models, int fittedSeconds)
    {
        string name = $"{models[^1].Name} - {models[0].Name}";
        SpanEstimate estimate = pooled.First(s => s.Name == name).Horizons[Horizon.All.ToList().FindIndex(h => h.Seconds == fittedSeconds)];
        string kept = estimate.Low > 0 ? $"{models[^1].Name} deserves to be the default" : $"{models[0].Name} stays the default";
        return $"Weights were fitted for {fittedSeconds} s, and by that horizon the default is chosen: {models[^1].Name} against {models[0].Name} is {Told(estimate)} there, so {kept}.";
    }

    private static string Told(SpanEstimate estimate) => estimate switch
    {
        { Low: null } => "not known",
        { Low: > 0 } => "better",
        { High: < 0 } => "worse",
        _ => "not told apart",
    };

    private static string Unsaid(IReadOnlyList<WalkStep> steps) => string.Create(
        CultureInfo.InvariantCulture,
        $"{steps.Sum(static s => s.Worth.Rows.Count)} seconds of {steps.SelectMany(static s => s.Worth.Rows.Select(static r => r.Symbol)).Distinct().Count()} symbols were judged. {Limits}");

    // The same symbol of another recording is another series.
    private static IEnumerable<FitRow> RowsOf(WalkStep step) => step.Worth.Rows.Select(r => r with { Symbol = $"{step.Name} {r.Symbol}" });

    private static void Append(StringBuilder text, WalkStep step)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n# {step.Name}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Learnt from {string.Join(", ", step.Fit.Origin.Data)}: {step.Fit.Origin.Samples} seconds of {string.Join(", ", step.Fit.Origin.Symbols)}, ridge {step.Fit.Origin.Ridge}, weights {step.Fit.Hash()}.\n");
        foreach (WorthTable table in WorthTables.Of(WorthReport.Of(step.Worth, [step.Name], model: null, horizonSeconds: null)).Where(static t => Shown.Contains(t.Name) && t.Rows.Count > 0))
        {
            WorthMarkdown.Append(text, table);
        }
    }
}
