using Microsoft.AspNetCore.Http.HttpResults;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Components.Account;
using Scalper.Web.Hosting;

namespace Scalper.Web.Accounts.Endpoints;

/// <summary>The administrators' page of the audit log: the newest entries, then page by page.</summary>
internal static class AuditEndpoints
{
    public const string Path = "/admin/audit";

    public static void Map(IEndpointRouteBuilder app) => app.MapRead(Path, ShowAsync).RequireAuthorization(Policies.Admin);

    private static async Task<IResult> ShowAsync(AuditLog audit, string? kind, long? before)
    {
        AuditKind? wanted = Enum.TryParse(kind, ignoreCase: true, out AuditKind parsed) && Enum.IsDefined(parsed) ? parsed : null;
        return new RazorComponentResult<AuditPage>(new { Entries = await audit.ReadAsync(wanted, before), Kind = wanted });
    }
}
