using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;
using Scalper.Web.Components;
using Scalper.Web.Settings;

namespace Scalper.Web.Hosting;

/// <summary>The live pages: Blazor on the server, with a circuit for each open page.</summary>
public static class LivePages
{
    public static void AddPages(this WebApplicationBuilder builder, SettingsReader settings)
    {
        builder.Services.AddSingleton(settings.Read<DashboardOptions>("Dashboard"));
        builder.Services.TryAddSingleton(new RunningProfile(IsSandbox: false));
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(static circuits =>
        {
            // A closed tab keeps its components subscribed for this long; a reload makes a new circuit anyway.
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromSeconds(30);
        });
        builder.Services.AddRadzenComponents();
    }

    public static void MapPages(this WebApplication app) =>
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(static mode => mode.ContentSecurityFrameAncestorsPolicy = "'none'");
}
