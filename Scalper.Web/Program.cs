using Scalper.Web.Accounts;
using Scalper.Web.Components;
using Scalper.Web.Data;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

if (CommandLine.FindVerb(args) is { } verb)
{
    return CommandLine.RefuseVerb(verb);
}

try
{
    WebApplicationBuilder builder = WebHost.CreateBuilder(args);
    SettingsReader settings = new(builder.Configuration);
    builder.AddWebHost(settings);
    builder.AddStorage(settings);
    builder.AddAccounts(settings);
    builder.AddPages(settings);
    settings.ThrowIfWrong();

    await using WebApplication app = builder.Build();
    settings.LogWarnings(app.Logger);
    await app.PrepareStorageAsync();
    await app.PrepareAccountsAsync();

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
    app.MapPages();
    await app.RunToEndAsync();
    return 0;
}
catch (StartException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
