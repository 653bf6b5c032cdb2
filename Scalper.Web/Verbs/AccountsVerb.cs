using Microsoft.Data.Sqlite;
using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Accounts.Desk;
using Scalper.Web.Data;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Web.Verbs;

/// <summary>
/// <c>accounts reset &lt;user&gt;</c>: the way back in for who lost password or telephone and can reach the machine. It works beside a
/// running application, whose pages and sockets of that account end within seconds.
/// </summary>
internal static class AccountsVerb
{
    public const string Name = "accounts";

    public const string Usage = Name + " reset <user>";

    /// <summary>Prints the new password.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="StartException">The settings are wrong, or there is no such database or account.</exception>
    public static int Run(string[] arguments, TextWriter output)
    {
        if (arguments is not ["reset", { Length: > 0 } userName, ..] || userName.StartsWith('-'))
        {
            Console.Error.WriteLine($"{Name}: expected '{Usage}', and then settings, if any.");
            return CommandLine.UsageError;
        }

        // A command has nobody to wait for: nothing else runs on this thread.
        output.WriteLine($"The new password of '{userName}': {ResetAsync(userName, arguments[2..]).GetAwaiter().GetResult()}");
        output.WriteLine("The second factor is off, locks are gone, and every browser is signed out. Change the password after signing in.");
        return 0;
    }

    private static async Task<string> ResetAsync(string userName, string[] settingArguments)
    {
        WebApplicationBuilder builder = WebHost.CreateBuilder(settingArguments);
        SettingsReader settings = new(builder.Configuration);
        builder.AddStorage(settings);
        builder.AddAccounts(settings);
        settings.ThrowIfWrong();
        builder.Logging.ClearProviders();
        await using WebApplication app = builder.Build();
        string file = app.Services.GetRequiredService<StorageFolder>().DatabaseFile;
        if (!File.Exists(file))
        {
            throw new StartException($"{file}: expected the database of an installation; see Storage:Directory.");
        }

        try
        {
            await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
            (string? password, string? refusal) = await scope.ServiceProvider.GetRequiredService<AccountDesk>()
                .ResetAsync(new Actor("", Actor.Console), userName);
            return password ?? throw new StartException(refusal!);
        }
        catch (SqliteException fault)
        {
            throw new StartException($"{file}: expected a database of this version of Scalper ({fault.Message}).", fault);
        }
    }
}
