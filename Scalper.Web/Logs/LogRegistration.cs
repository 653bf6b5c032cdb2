using Microsoft.Extensions.DependencyInjection.Extensions;
using Scalper.Core.Recording.Folder;
using Scalper.Web.Settings;
using Scalper.Web.Storage;

namespace Scalper.Web.Logs;

/// <summary>The log as files, beside the console, and the watch over the space that they and all else take.</summary>
public static class LogRegistration
{
    /// <summary>Needs the storage folder in the container.</summary>
    public static void AddLogFiles(this WebApplicationBuilder builder, SettingsReader settings)
    {
        IServiceCollection services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings.Read<LogsOptions>("Logs"));
        services.AddSingleton<LogFolder>();
        services.AddSingleton<LogTail>();
        services.AddSingleton<LogHealth>();
        services.AddSingleton<LogSink>();
        services.AddSingleton<FileLogProvider>();
        services.AddSingleton<ILoggerProvider>(static made => made.GetRequiredService<FileLogProvider>());
        services.AddSingleton<LogSession>();
        services.AddSingleton<IDiskGauge, DiskGauge>();
        services.AddSingleton<StorageWatch>();
        services.AddHostedService(static made => made.GetRequiredService<StorageWatch>());
    }

    /// <summary>Begins to write. Comes after the right to the storage folder was taken.</summary>
    /// <exception cref="Hosting.StartException">The folder can't be written.</exception>
    public static void OpenLog(this WebApplication app) => app.Services.GetRequiredService<LogSession>().Begin();
}
