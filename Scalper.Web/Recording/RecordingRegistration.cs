using Microsoft.Extensions.DependencyInjection.Extensions;
using Scalper.Core.Recording.Folder;
using Scalper.Web.Settings;

namespace Scalper.Web.Recording;

/// <summary>Puts the recorder into the application, and what watches over it.</summary>
public static class RecordingRegistration
{
    /// <summary>Needs the storage folder, a disk gauge, an audit trail, the market and its profile in the container.</summary>
    public static void AddRecording(this WebApplicationBuilder builder, SettingsReader settings)
    {
        IServiceCollection services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings.Read<RecordingOptions>("Recording"));
        services.AddSingleton<RecordingHost>();
        services.AddSingleton<IRecordings>(static made => made.GetRequiredService<RecordingHost>());
        services.AddHostedService(static made => made.GetRequiredService<RecordingHost>());
        services.AddSingleton<RecordingWatch>();
        services.AddHostedService(static made => made.GetRequiredService<RecordingWatch>());
        services.AddSingleton<RecordingDesk>();
        services.AddSingleton<RecordingVerifier>();
        services.AddSingleton<RecordingExporter>();
    }
}
