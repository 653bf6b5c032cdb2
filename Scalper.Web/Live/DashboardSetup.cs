using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Radzen;
using Scalper.Core.Engine;
using Scalper.Core.Scoring;
using Scalper.Web.Api;
using Scalper.Web.Api.OpenApi;
using Scalper.Web.Components.Controls;
using Scalper.Web.Components;
using Scalper.Web.Evaluation;
using Scalper.Web.Factors;
using Scalper.Web.Hosting;
using Scalper.Web.Market;
using Scalper.Web.Replays;
using Scalper.Web.Recording;
using Scalper.Web.Screens;
using Scalper.Web.Settings;
using Scalper.Web.Sparklines;

namespace Scalper.Web.Live;

/// <summary>Puts the live pages and the HTTP API into the application. Needs an <c>IMarket</c>, an <c>IAuditTrail</c>, an <c>IEvaluation</c>, the recordings and an <see cref="AppProfile"/> in the container.</summary>
public static class DashboardSetup
{
    // A browser that reads slowly gets few unread updates to catch up with; after them it sees the newest state.
    private const int UnreadUpdates = 4;

    // Long enough for a lift or a changed network; the page's state costs memory meanwhile.
    private static readonly TimeSpan KeepDisconnected = TimeSpan.FromSeconds(30);

    public static void AddDashboard(this WebApplicationBuilder builder, SettingsReader settings)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton(settings.Read<DashboardOptions>("Dashboard"));
        services.AddSingleton(settings.Read<LeadOptions>("Lead"));
        services.AddSingleton<MarketDesk>();
        services.AddSingleton<LeadingSymbol>();
        services.AddSingleton<LiveBoard>();
        services.AddSingleton<LiveBridge>();
        services.AddHostedService(s => s.GetRequiredService<LiveBridge>());
        services.AddScoped<ViewerSettings>();
        services.AddScoped<ScreenDelay>();
        services.AddSingleton<RateSampler>();
        services.AddHostedService(s => s.GetRequiredService<RateSampler>());
        services.AddSingleton(s => s.GetRequiredService<MarketSettings>().Engine.Models);
        services.AddSingleton(s => s.GetRequiredService<MarketSettings>().Score);
        services.AddSingleton<FactorWatch>();
        services.AddHostedService(s => s.GetRequiredService<FactorWatch>());
        services.AddSingleton<FeatureHistory>();
        services.AddHostedService(s => s.GetRequiredService<FeatureHistory>());
        services.AddSingleton(s => new ScoreWorth(s.GetRequiredService<IEvaluation>()));
        services.AddScoped<ScreenLink>();
        services.AddScoped<CircuitHandler>(s => s.GetRequiredService<ScreenLink>());
        services.AddSingleton<CircuitHandler, ClosedTabs>();
        services.AddScoped<IComponentActivator, DenseRows>();
        AddCascades(services);
        services.AddSingleton<MatcherPolicy, DevelopmentRoutes>();
        services.AddApiDescription();
        services.AddRazorComponents().AddInteractiveServerComponents(LimitCircuits);
        services.AddRadzenComponents();
    }

    public static void MapDashboard(this WebApplication app)
    {
        app.MapMarketApi();
        app.MapApiDescription();
        DashboardOptions options = app.Services.GetRequiredService<DashboardOptions>();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(mode =>
        {
            mode.ContentSecurityFrameAncestorsPolicy = "'none'";
            mode.DisableWebSocketCompression = !options.CompressUpdates;
        }).RequireAuthorization();
    }

    // What live controls read comes to them from above, so that the gallery can give them another market than the engine's.
    internal static void AddCascades(IServiceCollection services)
    {
        services.AddCascadingValue(static s => s.GetRequiredService<LiveBridge>());
        services.AddCascadingValue(static s => s.GetRequiredService<RateSampler>());
        services.AddCascadingValue(static s => s.GetRequiredService<FactorWatch>());
        services.AddCascadingValue(static s => s.GetRequiredService<FeatureHistory>());
        services.AddCascadingValue(static s => s.GetRequiredService<ScoreWorth>());
        services.AddCascadingValue(static s => s.GetRequiredService<RecordingWatch>());
        services.AddCascadingValue(static s => s.GetRequiredService<IMarket>());
        services.AddCascadingValue(static s => s.GetRequiredService<MarketDesk>());
        services.AddCascadingValue(static s => s.GetRequiredService<ViewerSettings>());
        services.AddCascadingValue(static s => s.GetRequiredService<AppProfile>());
        services.AddCascadingValue(static s => s.GetRequiredService<ReplayPlace>());
    }

    private static void LimitCircuits(CircuitOptions circuits)
    {
        circuits.MaxBufferedUnacknowledgedRenderBatches = UnreadUpdates;
        circuits.DisconnectedCircuitRetentionPeriod = KeepDisconnected;
    }
}
