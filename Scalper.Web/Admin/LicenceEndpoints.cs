using Microsoft.AspNetCore.Http.HttpResults;
using Scalper.Web.Accounts;
using Scalper.Web.Components.Admin;
using Scalper.Web.Hosting;
using Scalper.Web.Licences;

namespace Scalper.Web.Admin;

/// <summary>The administrators' page of what the program is made of, and under which licences.</summary>
internal static class LicenceEndpoints
{
    public const string Path = "/admin/licences";

    public static void Map(IEndpointRouteBuilder app) => app.MapRead(Path, Show).RequireAuthorization(Policies.Admin);

    private static RazorComponentResult<LicencesPage> Show() => new(new { Components = UsedComponents.Read() });
}
