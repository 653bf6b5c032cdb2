using Scalper.Web.Accounts;
using Scalper.Web.Accounts.Endpoints;
using Scalper.Web.Accounts.SignIn;
using Scalper.Web.Components;
using Scalper.Web.Data;
using Scalper.Web.Hosting;
using Scalper.Web.Hubs;
using Scalper.Web.Live;
using Scalper.Web.Market;
using Scalper.Web.Settings;

ProcessMask.CloseToOthers();
if (CommandLine.FindVerb(args) is { } verb)
{
    return CommandLine.RunVerb(verb, args[1..]);
}

try
{
    WebApplicationBuilder builder = WebHost.CreateBuilder(args);
    SettingsReader settings = new(builder.Configuration);
    builder.AddWebHost(settings);
    builder.AddStorage(settings);
    builder.AddAccounts(settings);
    builder.AddDashboard(settings);
    builder.AddMarket(settings);
    builder.AddMarketHub();
    settings.ThrowIfWrong();

    await using WebApplication app = builder.Build();
    settings.LogWarnings(app.Logger);
    await app.PrepareStorageAsync();
    await app.PrepareAccountsAsync();
    await app.PrepareMarketAsync();

    app.UseSecurityHeaders();
    app.UseErrorAnswers();
    app.UseSocketOriginCheck();
    app.UseRouting();
    app.UseSetupRedirect();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseAntiforgery();

    app.MapStaticAssets().AllowAnonymous();
    app.MapHealth();
    app.MapAccounts();
    app.MapDashboard();
    app.MapMarketHub();
    await app.RunToEndAsync();
    return 0;
}
catch (StartException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
