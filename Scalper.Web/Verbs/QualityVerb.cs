using Scalper.Core.Evaluation;
using Scalper.Core.Replay.Export;
using Scalper.Web.Hosting;

namespace Scalper.Web.Verbs;

/// <summary>The command <c>quality report</c>: what scores were worth in recordings and captures.</summary>
public static class QualityVerb
{
    public const string Name = "quality";

    /// <summary>What may stand behind the command.</summary>
    public const string Usage = QualityReportVerb.Usage;

    /// <returns>Exit code: 0 well, 2 where something can't be read or written, or the command line is wrong.</returns>
    /// <param name="evaluation">Latency and fee, where the command line does not say.</param>
    public static int Run(string[] arguments, EvaluationOptions evaluation, TextWriter output, TextWriter errors)
    {
        try
        {
            int? code = arguments is ["report", .. var rest] ? QualityReportVerb.Run(rest, evaluation, output, errors) : null;
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
