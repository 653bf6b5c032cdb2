using System.Text.Json;
using Scalper.Core.Engine;
using Scalper.Core.Recording;
using Scalper.Web.Api.Documents;
using Scalper.Web.Hosting;

namespace Scalper.Web.Verbs;

/// <summary>
/// The command <c>features &lt;capture&gt;</c>: plays a recording through the engine with the file's own times and prints one JSON line
/// for each book or trade frame after which its symbol is Live.
/// </summary>
public static class FeaturesVerb
{
    public const string Name = "features";

    /// <returns>Exit code: 0, 1 where the recording can't be read, 2 where the command line is wrong.</returns>
    public static int Run(string[] arguments, EngineOptions options, TextWriter output)
    {
        if (arguments is not [{ } path, ..] || path.StartsWith('-'))
        {
            Console.Error.WriteLine($"{Name}: expected a recording, as in '{Name} capture.jsonl.gz', and then settings, if any.");
            return CommandLine.UsageError;
        }

        try
        {
            Print(new CaptureRun(options, () => CaptureReader.Read(path)), output);
            return 0;
        }
        catch (CaptureFormatException fault)
        {
            output.Flush();
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
    }

    /// <summary>Plays the recording and prints its lines.</summary>
    public static void Print(CaptureRun run, TextWriter output)
    {
        foreach ((CaptureLine line, FollowedSymbol symbol) in run.Play())
        {
            symbol.Read(out SymbolView view);
            output.WriteLine(JsonSerializer.Serialize(FeaturesLine.Of(line.ReceivedAtNs, symbol.Instrument, view), ApiJson.Options));
        }

        output.Flush();
    }
}
