using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace Scalper.Web.Settings;

/// <summary>Finds out which source of a configuration a value is from.</summary>
internal sealed class SettingOrigins(IConfiguration configuration)
{
    private readonly IConfigurationRoot? _root = configuration as IConfigurationRoot;

    /// <returns>The last source that has the key, or entries below it: it is the one whose value holds. Null where none has.</returns>
    public string? Of(string key) =>
        _root?.Providers.LastOrDefault(p => p.TryGet(key, out _) || p.GetChildKeys([], key).Any()) is { } source ? Words(source) : null;

    private static string Words(IConfigurationProvider source) => source switch
    {
        JsonConfigurationProvider { Source.Path: { } file } => Path.GetFileName(file),
        EnvironmentVariablesConfigurationProvider => "environment variable",
        CommandLineConfigurationProvider => "command line",
        _ => "program",
    };
}
