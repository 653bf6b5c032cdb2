using Scalper.Core.Engine;
using Scalper.Web.Market;
using Scalper.Web.Settings;
using Scalper.Web.Verbs;

namespace Scalper.Web.Hosting;

/// <summary>Tells commands from settings: the first argument is a command where it is a bare word.</summary>
public static class CommandLine
{
    /// <summary>Exit code for a command line that can't be understood.</summary>
    public const int UsageError = 2;

    /// <summary>The command, or null where the application itself is meant.</summary>
    public static string? FindVerb(string[] args) =>
        args is [{ Length: > 0 } first, ..] && first[0] is not ('-' or '/') && !first.Contains('=') ? first : null;

    /// <summary>Runs a command; its arguments are its own, then settings.</summary>
    /// <returns>The exit code.</returns>
    public static int RunVerb(string verb, string[] arguments)
    {
        try
        {
            using StreamWriter output = new(Console.OpenStandardOutput(), bufferSize: 1 << 16);
            return verb switch
            {
                FeaturesVerb.Name => PrintFeatures(arguments, output),
                EndpointsVerb.Name => EndpointsVerb.Run(arguments, output),
                _ => Refuse(verb),
            };
        }
        catch (StartException fault)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
    }

    private static int PrintFeatures(string[] arguments, StreamWriter output)
    {
        // The recording's path is no setting, though one that starts with a slash looks like a switch.
        SettingsReader settings = new(WebHost.CreateBuilder([.. arguments.Skip(1)]).Configuration);
        EngineOptions options = MarketSettings.ReadEngine(settings);
        settings.ThrowIfWrong();
        return FeaturesVerb.Run(arguments, options, output);
    }

    private static int Refuse(string verb)
    {
        Console.Error.WriteLine(
            $"'{verb}': expected one of the commands '{FeaturesVerb.Name} <capture>' and '{EndpointsVerb.Name}', or settings such as --Urls=http://127.0.0.1:8080.");
        return UsageError;
    }
}
