using System.Globalization;
using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Core.Evaluation.Fit;
using Scalper.Core.Replay;
using Scalper.Core.Scoring;

namespace Scalper.Web.Verbs;

/// <summary>Fits the weights of the model "microstructure" to recordings and captures, prints them, and writes them to a file where one is named.</summary>
internal static class QualityFitVerb
{
    public const string Usage = "quality fit <recording or capture>... [--horizon <seconds>] [--latency <ms>] [--ridge <number>] [--out <file>]";

    private const string Ridge = "--ridge", Out = "--out";
    private const double MostRidge = 1_000;

    /// <returns>Exit code; null where the command line is wrong.</returns>
    public static int? Run(string[] arguments, EvaluationOptions evaluation, DateOnly day, TextWriter output, TextWriter errors)
    {
        if (VerbArguments.Parse(arguments, QualityTerms.Span, QualityTerms.Latency, Ridge, Out) is not { Plain.Count: > 0 } parsed)
        {
            return null;
        }

        if ((QualityTerms.FindFault(parsed) ?? FindFault(parsed)) is { } fault)
        {
            errors.WriteLine($"{QualityVerb.Name}: {fault}");
            return ReplayExit.Unusable;
        }

        QualityTerms terms = QualityTerms.Of(parsed, evaluation);
        GridPlan plan = new(ModelKeys.Of(new EngineOptions()), terms.LatencyMs);
        double? ridge = parsed[Ridge] is { } penalty ? double.Parse(penalty, CultureInfo.InvariantCulture) : null;
        FitOutcome outcome = RecordingFit.Fit([.. parsed.Plain.Select(QualityTerms.Name)], plan, terms.Horizon ?? QualityTerms.UsualHorizon, ridge, day, CancellationToken.None);
        return Tell(outcome, parsed[Out], output, errors);
    }

    private static int Tell(FitOutcome outcome, string? file, TextWriter output, TextWriter errors)
    {
        foreach (string fault in outcome.Faults)
        {
            errors.WriteLine($"{QualityVerb.Name}: {fault}");
        }

        if (outcome.Fit is not { } fit)
        {
            errors.WriteLine($"{QualityVerb.Name}: expected at least {RidgeFit.LeastRows} scored seconds of a symbol with a return behind them, came fewer.");
            return ReplayExit.Unusable;
        }

        Print(fit, outcome.Inputs, output);
        if (file is not null)
        {
            File.WriteAllText(file, fit.Write());
        }

        return outcome.Faults.Count > 0 ? ReplayExit.Unusable : ReplayExit.Well;
    }

    private static void Print(MicrostructureFit fit, IReadOnlyList<SpanWorth> inputs, TextWriter output)
    {
        FitOrigin origin = fit.Origin;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"microstructure {fit.Hash()}: {origin.Samples} seconds of {string.Join(", ", origin.Symbols)}, {origin.From:u} to {origin.To:u}, horizon {origin.HorizonSeconds} s, ridge {origin.Ridge}"));
        output.WriteLine($"input,weight,{string.Join(",", Horizon.All.Select(h => $"rankCorrelation{h.Seconds}s"))},seconds");
        foreach ((int place, SpanWorth input) in inputs.Index())
        {
            string correlations = string.Join(",", input.Horizons.Select(h => h.Value?.ToString("0.0000", CultureInfo.InvariantCulture)));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{input.Name},{fit.Weights[place]:0.0000},{correlations},{input.Rows}"));
        }
    }

    private static string? FindFault(VerbArguments parsed) =>
        parsed[Ridge] is not { } ridge || (double.TryParse(ridge, NumberStyles.Float, CultureInfo.InvariantCulture, out double penalty) && penalty is >= 0 and <= MostRidge)
            ? null
            : $"{Ridge}: expected a number from 0 to {MostRidge}, came '{ridge}'.";
}
