using Microsoft.AspNetCore.Components.Server.Circuits;
using Scalper.Web.Settings;

namespace Scalper.Web.Telemetry;

/// <summary>Puts the meters into the application. Needs an <c>IMarket</c>, the live pages and the market hub in the container.</summary>
internal static class TelemetrySetup
{
    public static void AddTelemetry(this WebApplicationBuilder builder, SettingsReader settings)
    {
        builder.Services.AddSingleton(settings.Read<MetricsOptions>("Metrics"));
        builder.Services.AddSingleton<MarketCounter>();
        builder.Services.AddSingleton<OpenCircuits>();
        builder.Services.AddSingleton<CircuitHandler>(static s => s.GetRequiredService<OpenCircuits>());
        builder.Services.AddSingleton<FeedMeter>();
        builder.Services.AddSingleton<EngineMeter>();
        builder.Services.AddSingleton<WebMeter>();
        builder.Services.AddHostedService<MetricsExport>();
    }
}
