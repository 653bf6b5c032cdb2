using Scalper.Core.Engine;
using Scalper.Core.Evaluation;
using Scalper.Web.Backup;
using Scalper.Web.Data;
using Scalper.Web.Market;
using Scalper.Web.Settings;
using Scalper.Web.Storage;
using Scalper.Web.Verbs;

namespace Scalper.Web.Hosting;

/// <summary>Tells commands from settings: the first argument is a command where it is a bare word.</summary>
public static class CommandLine
{
    /// <summary>Exit code for a command line that can't be understood.</summary>
    public const int UsageError = 2;

    private static readonly Dictionary<string, Func<string[], int>> Verbs = new()
    {
        [FeaturesVerb.Name] = RunFeatures,
        [BackupVerb.Name] = arguments => RunOnStorage(BackupVerb.Name, arguments, BackupVerb.Run),
        [RestoreVerb.Name] = arguments => RunOnStorage(RestoreVerb.Name, arguments, RestoreVerb.Run),
        [AccountsVerb.Name] = arguments => AccountsVerb.Run(arguments, Console.Out),
        [EndpointsVerb.Name] = arguments => EndpointsVerb.Run(arguments, Console.Out),
        [ComponentsVerb.Name] = _ => ComponentsVerb.Run(Console.Out),
        [HealthVerb.Name] = RunHealth,
        [ReplayVerb.Name] = RunReplay,
        [QualityVerb.Name] = RunQuality,
    };

    /// <summary>The command, or null where the application itself is meant.</summary>
    public static string? FindVerb(string[] args) =>
        args is [{ Length: > 0 } first, ..] && first[0] is not ('-' or '/') && !first.Contains('=') ? first : null;

    /// <summary>Runs a command; its arguments are its own, then settings.</summary>
    /// <returns>The exit code.</returns>
    public static int RunVerb(string verb, string[] arguments)
    {
        if (!Verbs.TryGetValue(verb, out Func<string[], int>? run))
        {
            Console.Error.WriteLine(
                $"'{verb}': expected one of the commands '{FeaturesVerb.Name} <capture>', '{BackupVerb.Name} <file>', '{RestoreVerb.Name} <file>', "
                + $"'{AccountsVerb.Usage}', '{EndpointsVerb.Name}', '{ComponentsVerb.Name}', '{HealthVerb.Name}', {ReplayVerb.Usage}, '{QualityVerb.Usage}', or settings such as --Urls=http://127.0.0.1:8080.");
            return UsageError;
        }

        try
        {
            return run(arguments);
        }
        catch (Exception fault) when (fault is StartException or BackupException)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
    }

    private static int RunFeatures(string[] arguments)
    {
        SettingsReader settings = ReadSettings(arguments);
        EngineOptions options = MarketSettings.ReadEngine(settings);
        settings.ThrowIfWrong();
        using StreamWriter output = new(Console.OpenStandardOutput(), bufferSize: 1 << 16);
        return FeaturesVerb.Run(arguments, options, output);
    }

    private static int RunReplay(string[] arguments) => ReplayVerb.Run(arguments, FindRecordings, Console.Out, Console.Error);

    private static int RunQuality(string[] arguments)
    {
        SettingsReader settings = new(WebHost.CreateBuilder([]).Configuration);
        EvaluationOptions evaluation = settings.Read<EvaluationOptions>("Evaluation");
        settings.ThrowIfWrong();
        return QualityVerb.Run(arguments, evaluation, TimeProvider.System, Console.Out, Console.Error);
    }

    private static string FindRecordings()
    {
        SettingsReader settings = new(WebHost.CreateBuilder([]).Configuration);
        StorageFolder storage = new(settings.Read<StorageOptions>("Storage"));
        settings.ThrowIfWrong();
        return Path.Combine(storage.Path, StoredSizes.RecordingsName);
    }

    private static int RunHealth(string[] arguments)
    {
        SettingsReader settings = new(WebHost.CreateBuilder(arguments).Configuration);
        WebOptions options = settings.Read<WebOptions>("");
        settings.ThrowIfWrong();
        return HealthVerb.Run(options.Urls, Console.Out, Console.Error);
    }

    private static int RunOnStorage(string verb, string[] arguments, Action<string, StorageFolder, TextWriter> run)
    {
        if (arguments is not [{ Length: > 0 } file, ..] || file.StartsWith('-'))
        {
            Console.Error.WriteLine($"{verb}: expected a file, as in '{verb} scalper-backup.tar.gz', and then settings, if any.");
            return UsageError;
        }

        SettingsReader settings = ReadSettings(arguments);
        StorageFolder storage = new(settings.Read<StorageOptions>("Storage"));
        settings.ThrowIfWrong();
        run(file, storage, Console.Out);
        return 0;
    }

    // The file's path is no setting, though one that starts with a slash looks like a switch.
    private static SettingsReader ReadSettings(string[] arguments) => new(WebHost.CreateBuilder([.. arguments.Skip(1)]).Configuration);
}
