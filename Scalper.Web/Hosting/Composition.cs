using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Endpoints;
using Scalper.Web.Accounts.SignIn;
using Scalper.Web.Admin;
using Scalper.Web.Api;
using Scalper.Web.Data;
using Scalper.Web.Hubs;
using Scalper.Web.Live;
using Scalper.Web.Logs;
using Scalper.Web.Market;
using Scalper.Web.Recording;
using Scalper.Web.Replays;
using Scalper.Web.Settings;
using Scalper.Web.Telemetry;

namespace Scalper.Web.Hosting;

/// <summary>The parts that make the application, and the order in which a request passes them.</summary>
internal static class Composition
{
    /// <summary>The application, neither prepared nor listening.</summary>
    /// <exception cref="StartException">A setting is wrong; there is a line for each.</exception>
    public static WebApplication Build(string[] args)
    {
        WebApplicationBuilder builder = WebHost.CreateBuilder(args);
        SettingsReader settings = AddParts(builder);
        settings.ThrowIfWrong();
        settings.NoteForeign("Logging");
        builder.Services.AddSingleton(settings.InForce);

        WebApplication app = builder.Build();
        settings.LogWarnings(app.Logger);
        return app;
    }

    /// <summary>The application of a replay, of the live one's settings.</summary>
    /// <param name="change">Makes the live application's parts into the replay's.</param>
    public static WebApplication BuildReplay(WebApplication live, Action<IServiceCollection> change)
    {
        WebApplicationBuilder builder = WebHost.CreateBuilderLike(live);
        SettingsReader settings = AddParts(builder);
        builder.Services.AddSingleton(settings.InForce);
        change(builder.Services);
        return builder.Build();
    }

    private static SettingsReader AddParts(WebApplicationBuilder builder)
    {
        SettingsReader settings = new(builder.Configuration);
        builder.AddWebHost(settings);
        builder.AddStorage(settings);
        builder.AddLogFiles(settings);
        builder.AddAccounts(settings);
        builder.AddDashboard(settings);
        builder.AddRecording(settings);
        builder.AddMarket(settings);
        builder.AddMarketHub();
        builder.AddSocketPace();
        builder.AddTelemetry(settings);
        builder.AddReplays(settings);
        builder.AddAdministration();
        return settings;
    }

    public static void UsePipeline(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseHost();
        app.UseReplays();
        app.UseSecurityHeaders();
        app.UseErrorAnswers();
        app.UseHostCheck();
        app.UseSecureAddress();
        app.UseReplayRoot();
        app.UseSecureCookies();
        app.UseSocketOriginCheck();
        app.UseRouting();
        app.UseSetupRedirect();
        app.UseAuthentication();
        app.UseRequestRates();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    public static void MapEndpoints(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealth();
        app.MapAccounts();
        app.MapAdministration();
        app.MapDashboard();
        app.MapMarketHub();
        app.MapReplays();
    }

    /// <summary>What a replay answers: pages, API and hub. Accounts and administration have no market; they are the live application's alone.</summary>
    public static void MapReplayEndpoints(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapDashboard();
        app.MapMarketHub();
        app.MapReplayControls();
    }
}
