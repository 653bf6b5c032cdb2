using Scalper.Core.Replay.Export;
using Scalper.Web.Hosting;

namespace Scalper.Web.Verbs;

/// <summary>The commands <c>replay verify</c>, <c>replay export</c> and <c>replay import</c>: what is done with recordings without the application.</summary>
public static class ReplayVerb
{
    public const string Name = "replay";

    private const string Forms = $"'{ReplayVerifyVerb.Usage}', '{ReplayExportVerb.Usage}' or '{ReplayImportVerb.Usage}'";

    /// <summary>What may stand behind the command, each in quotes.</summary>
    public static string Usage => Forms;

    /// <param name="home">Finds the recordings of this installation.</param>
    /// <returns>Exit code: 0 well, 1 different, 2 where something can't be read or written, or the command line is wrong.</returns>
    /// <exception cref="StartException">The settings that say where the recordings are, are wrong.</exception>
    public static int Run(string[] arguments, Func<string> home, TextWriter output, TextWriter errors)
    {
        int? code = arguments switch
        {
            ["verify", .. var rest] => Guard(() => ReplayVerifyVerb.Run(rest, home, output, errors), errors),
            ["export", .. var rest] => Guard(() => ReplayExportVerb.Run(rest, home, output, errors), errors),
            ["import", .. var rest] => Guard(() => ReplayImportVerb.Run(rest, output), errors),
            _ => null,
        };
        if (code is null)
        {
            errors.WriteLine($"{Name}: expected {Forms}, where a recording is a segment, a folder of segments, a moment or a capture; came '{string.Join(' ', arguments)}'.");
        }

        return code ?? CommandLine.UsageError;
    }

    private static int? Guard(Func<int?> run, TextWriter errors)
    {
        try
        {
            return run();
        }
        catch (Exception fault) when (fault is ExportException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{Name}: {fault.Message}");
            return ReplayExit.Unusable;
        }
    }
}
