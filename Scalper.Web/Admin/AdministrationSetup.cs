using Scalper.Web.Accounts;
using Scalper.Web.Hosting;

namespace Scalper.Web.Admin;

/// <summary>The administrators' pages of the running system. All are rendered on the server, without a circuit.</summary>
public static class AdministrationSetup
{
    private const string Path = "/admin";

    public static void AddAdministration(this WebApplicationBuilder builder) => builder.Services.AddSingleton<SubscriptionBoard>();

    public static void MapAdministration(this IEndpointRouteBuilder app)
    {
        app.MapRead(Path, static () => TypedResults.LocalRedirect(SubscriptionEndpoints.Path)).RequireAuthorization(Policies.Admin);
        SubscriptionEndpoints.Map(app);
        SettingEndpoints.Map(app);
        LicenceEndpoints.Map(app);
    }
}
