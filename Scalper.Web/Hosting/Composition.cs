using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Endpoints;
using Scalper.Web.Accounts.SignIn;
using Scalper.Web.Admin;
using Scalper.Web.Data;
using Scalper.Web.Hubs;
using Scalper.Web.Live;
using Scalper.Web.Logs;
using Scalper.Web.Market;
using Scalper.Web.Recording;
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
        settings.ThrowIfWrong();
        settings.NoteForeign("Logging");
        builder.Services.AddSingleton(settings.InForce);
        builder.AddAdministration();

        WebApplication app = builder.Build();
        settings.LogWarnings(app.Logger);
        return app;
    }

    public static void UsePipeline(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseHost();
        app.UseSecurityHeaders();
        app.UseErrorAnswers();
        app.UseHostCheck();
        app.UseSecureAddress();
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
    }
}
