namespace Scalper.Web.Hosting;

/// <summary>
/// Keeps what requests carry out of the log, whatever level the settings ask for: these parts of the framework write addresses with their
/// query (the set-up token), where they redirect to, header lines that could not be read, and arguments of hub calls below the level Warning.
/// </summary>
internal static class LogSecrets
{
    private static readonly string[] Talkative =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.Http.HttpResults",
        "Microsoft.AspNetCore.Http.Result",
        "Microsoft.AspNetCore.Server.Kestrel.BadRequests",
        "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher",
        "Microsoft.AspNetCore.Components.Server.Circuits",
    ];

    public static void KeepSecretsOutOfLogs(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(static filters =>
    {
        // A rule for one provider goes before a closer one for all, so each provider that has rules gets ours too.
        string?[] providers = [.. filters.Rules.Select(rule => rule.ProviderName).Append(null).Distinct()];
        foreach (string? provider in providers)
        {
            foreach (string category in Talkative)
            {
                filters.Rules.Add(new LoggerFilterRule(provider, category, LogLevel.Warning, filter: null));
            }
        }
    });
}
