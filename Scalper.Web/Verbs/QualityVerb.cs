using Scalper.Core.Evaluation;
using Scalper.Core.Replay.Export;
using Scalper.Web.Hosting;

namespace Scalper.Web.Verbs;

/// <summary>The commands <c>quality report</c>, what scores were worth in recordings and captures, <c>quality fit</c>, weights for one of the models, and <c>quality walk</c>, both in the order of time.</summary>
public static class QualityVerb
{
    public const string Name = "quality";

    /// <summary>What may stand behind the command.</summary>
    public const string Usage = $"{QualityReportVerb.Usage}', '{QualityFitVerb.Usage}' or '{QualityWalkVerb.Usage}";

    /// <returns>Exit code: 0 well, 2 where something can't be read or written, or the command line is wrong.</returns>
    /// <param name="evaluation">Latency and fee, where the command line does not say.</param>
    /// <param name="time">Says the day of a fit.</param>
    public static int Run(string[] arguments, EvaluationOptions evaluation, TimeProvider time, TextWriter output, TextWriter errors)
    {
        try
        {
            int? code = arguments switch
            {
                ["report", .. var rest] => QualityReportVerb.Run(rest, evaluation, output, errors),
                ["fit", .. var rest] => QualityFitVerb.Run(rest, evaluation, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), output, errors),
                ["walk", .. var rest] => QualityWalkVerb.Run(rest, evaluation, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), output, errors),
                _ => null,
            };
            if (code is null)
            {
                errors.WriteLine($"{Name}: expected '{Usage}', where a recording is a segment, a folder of segments, a moment or a capture; came '{string.Join(' ', arguments)}'.");
            }

            return code ?? CommandLine.UsageError;
        }
        catch (Exception fault) when (fault is ExportException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{Name}: {fault.Message}");
            return ReplayExit.Unusable;
        }
    }
}
