using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Radzen;
using Scalper.Web.Api;

namespace Scalper.Web.Live;

/// <summary>Puts the live pages and the HTTP API into the application. Needs an <c>IMarket</c> and an <see cref="AppProfile"/> in the container.</summary>
public static class DashboardSetup
{
    // A browser that reads slowly gets few unread updates to catch up with; after them it sees the newest state.
    private const int UnreadUpdates = 4;

    // Long enough for a lift or a changed network; the page's state costs memory meanwhile.
    private static readonly TimeSpan KeepDisconnected = TimeSpan.FromMinutes(1);

    public static WebApplicationBuilder AddDashboard(this WebApplicationBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddOptions<DashboardOptions>().Bind(builder.Configuration.GetSection(DashboardOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DashboardOptions>, DashboardOptionsCheck>();
        services.AddSingleton(s => s.GetRequiredService<IOptions<DashboardOptions>>().Value);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<LiveBoard>();
        services.AddSingleton<LiveBridge>();
        services.AddHostedService(s => s.GetRequiredService<LiveBridge>());
        services.AddScoped<ScreenLink>();
        services.AddScoped<CircuitHandler>(s => s.GetRequiredService<ScreenLink>());
        services.Configure<CircuitOptions>(o =>
        {
            o.MaxBufferedUnacknowledgedRenderBatches = UnreadUpdates;
            o.DisconnectedCircuitRetentionPeriod = KeepDisconnected;
        });
        services.AddRadzenComponents();
        return builder;
    }

    /// <summary>Maps the HTTP API. The pages are mapped with the other components.</summary>
    public static WebApplication MapDashboard(this WebApplication app)
    {
        app.MapMarketApi();
        return app;
    }
}
