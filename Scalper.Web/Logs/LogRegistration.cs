using Microsoft.Extensions.DependencyInjection.Extensions;
using Scalper.Web.Settings;

namespace Scalper.Web.Logs;

/// <summary>The log as files, beside the console.</summary>
public static class LogRegistration
{
    /// <summary>Comes after the storage folder.</summary>
    public static void AddLogFiles(this WebApplicationBuilder builder, SettingsReader settings)
    {
        IServiceCollection services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings.Read<LogsOptions>("Logs"));
        services.AddSingleton<LogFolder>();
        services.AddSingleton<LogTail>();
        services.AddSingleton<LogSink>();
        services.AddSingleton<FileLogProvider>();
        services.AddSingleton<ILoggerProvider>(static made => made.GetRequiredService<FileLogProvider>());
        services.AddSingleton<LogSession>();
    }

    /// <summary>Begins to write. Comes after the right to the storage folder was taken.</summary>
    /// <exception cref="Hosting.StartException">The folder can't be written.</exception>
    internal static void OpenLog(this WebApplication app) => app.Services.GetRequiredService<LogSession>().Begin();
}
