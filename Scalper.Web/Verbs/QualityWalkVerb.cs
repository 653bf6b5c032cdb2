using Scalper.Core.Evaluation;
using Scalper.Core.Replay;
using Scalper.Web.Evaluation.Report;

namespace Scalper.Web.Verbs;

/// <summary>Fits and judges in the order of time, recording by recording, and writes what came of it.</summary>
internal static class QualityWalkVerb
{
    public const string Usage = "quality walk <capture> <capture>... [--horizon <seconds>] [--latency <ms>] [--fee <bps>] [--out <file>]";

    private const string Out = "--out";

    /// <returns>Exit code; null where the command line is wrong.</returns>
    public static int? Run(string[] arguments, EvaluationOptions evaluation, DateOnly day, TextWriter output, TextWriter errors)
    {
        if (VerbArguments.Parse(arguments, QualityTerms.Span, QualityTerms.Latency, QualityTerms.Fee, Out) is not { Plain.Count: > 1 } parsed)
        {
            return null;
        }

        if (QualityTerms.FindFault(parsed) is { } wrong)
        {
            errors.WriteLine($"{QualityVerb.Name}: {wrong}");
            return ReplayExit.Unusable;
        }

        QualityTerms terms = QualityTerms.Of(parsed, evaluation);
        NamedRecording[] recordings = [.. parsed.Plain.Select(QualityTerms.Name)];
        List<string> faults = [];
        IReadOnlyList<WalkStep> steps = RecordingWalk.Judge(recordings, terms.LatencyMs, terms.Horizon ?? QualityTerms.UsualHorizon, terms.FeeBps, day, faults, CancellationToken.None);
        foreach (string fault in faults.Distinct())
        {
            errors.WriteLine($"{QualityVerb.Name}: {fault}");
        }

        if (steps.Count > 0)
        {
            string report = WalkMarkdown.Write($"quality walk {string.Join(' ', recordings.Select(static r => r.Name))}", recordings[0].Name, steps);
            output.Write(report);
            Save(parsed[Out], report);
        }

        return faults.Count > 0 ? ReplayExit.Unusable : ReplayExit.Well;
    }

    private static void Save(string? file, string report)
    {
        if (file is not null)
        {
            File.WriteAllText(file, report);
        }
    }
}
