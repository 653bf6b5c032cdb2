using Microsoft.AspNetCore.Http.HttpResults;
using Scalper.Web.Accounts;
using Scalper.Web.Components.Admin;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Web.Admin;

/// <summary>The administrators' page of the settings in force.</summary>
internal static class SettingEndpoints
{
    public const string Path = "/admin/settings";

    public static void Map(IEndpointRouteBuilder app) => app.MapRead(Path, Show).RequireAuthorization(Policies.Admin);

    private static RazorComponentResult<SettingsPage> Show(SettingsInForce settings, string? show, string? find) =>
        new(new { Settings = settings.All, IsOverriddenOnly = show == "overridden", Find = (find ?? "").Trim() });
}
