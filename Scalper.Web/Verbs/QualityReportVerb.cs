using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Core.Recording;
using Scalper.Core.Replay;
using Scalper.Web.Evaluation.Report;

namespace Scalper.Web.Verbs;

/// <summary>Judges recordings and captures, prints the report, and writes it as Markdown, CSV and JSON where a folder is named.</summary>
internal static class QualityReportVerb
{
    public const string Usage =
        "quality report <recording or capture>... [--train <recording>] [--model <name>] [--horizon <seconds>] [--latency <ms>] [--fee <bps>] [--out <folder>]";

    private const string Train = "--train", Model = "--model", Out = "--out";

    /// <returns>Exit code; null where the command line is wrong.</returns>
    public static int? Run(string[] arguments, EvaluationOptions evaluation, TextWriter output, TextWriter errors)
    {
        if (VerbArguments.Parse(arguments, Train, Model, QualityTerms.Span, QualityTerms.Latency, QualityTerms.Fee, Out) is not { Plain.Count: > 0 } parsed)
        {
            return null;
        }

        IReadOnlyList<ModelKey> models = ModelKeys.Of(new EngineOptions());
        if (FindFault(parsed, models) is { } fault)
        {
            errors.WriteLine($"{QualityVerb.Name}: {fault}");
            return ReplayExit.Unusable;
        }

        QualityTerms terms = QualityTerms.Of(parsed, evaluation);
        GridPlan plan = new(models, terms.LatencyMs);
        RecordingWorth worth = RecordingEvaluation.Judge(
            [.. parsed.Plain.Select(ReplayCatalogue.Read)], parsed[Train] is { } train ? [ReplayCatalogue.Read(train)] : [], plan, terms.FeeBps, CancellationToken.None);
        if (worth.Reading.Records.All(static r => r.Coverage.Possible == 0))
        {
            return Refuse(worth, errors);
        }

        Write(WorthReport.Of(worth, [.. parsed.Plain.Select(CaptureReader.NameOf)], parsed[Model], terms.Horizon?.Seconds), parsed[Out], output);
        return Tell(worth.Faults, errors) ? ReplayExit.Unusable : ReplayExit.Well;
    }

    private static int Refuse(RecordingWorth worth, TextWriter errors)
    {
        Tell(worth.Faults, errors);
        errors.WriteLine($"{QualityVerb.Name}: expected frames with receive times over at least a whole second, came none that could be played.");
        return ReplayExit.Unusable;
    }

    private static bool Tell(IReadOnlyList<string> faults, TextWriter errors)
    {
        foreach (string fault in faults)
        {
            errors.WriteLine($"{QualityVerb.Name}: {fault}");
        }

        return faults.Count > 0;
    }

    private static void Write(WorthReport report, string? folder, TextWriter output)
    {
        output.Write(WorthMarkdown.Write(report));
        if (folder is not null)
        {
            WorthFiles.Write(report, folder);
        }
    }

    private static string? FindFault(VerbArguments parsed, IReadOnlyList<ModelKey> models) =>
        parsed[Model] is { } model && models.All(m => m.Name != model)
            ? $"{Model}: expected one of {string.Join(", ", models.Select(m => m.Name))}, came '{model}'."
            : QualityTerms.FindFault(parsed);
}
