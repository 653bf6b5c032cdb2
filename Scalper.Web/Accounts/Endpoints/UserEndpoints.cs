using Microsoft.AspNetCore.Http.HttpResults;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Accounts.Desk;
using Scalper.Web.Components.Account;
using Scalper.Web.Hosting;

namespace Scalper.Web.Accounts.Endpoints;

/// <summary>The administrators' page of accounts and invites. Whatever it changes asks for a fresh proof of identity.</summary>
internal static class UserEndpoints
{
    public const string Path = "/admin/users";

    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder users = app.MapGroup(Path).RequireAuthorization(Policies.Admin);
        users.MapRead("", static (HttpContext context) => PageAsync(context, null, null));
        RouteGroupBuilder changes = users.MapGroup("").RequireFreshProof(Path);
        changes.MapPost("/role", static (HttpContext c, AccountDesk desk) => DoAsync(c, (by, form) => desk.ChangeRoleAsync(by, form.Text("id"), form.Text("role")))).RequireForm();
        changes.MapPost("/lock", static (HttpContext c, AccountDesk desk) => DoAsync(c, (by, form) => desk.BarAsync(by, form.Text("id")))).RequireForm();
        changes.MapPost("/unlock", static (HttpContext c, AccountDesk desk) => DoAsync(c, (by, form) => desk.AdmitAsync(by, form.Text("id")))).RequireForm();
        changes.MapPost("/sign-out", static (HttpContext c, AccountDesk desk) => DoAsync(c, (by, form) => desk.SignOutAsync(by, form.Text("id")))).RequireForm();
        changes.MapPost("/delete", static (HttpContext c, AccountDesk desk) => DoAsync(c, (by, form) => desk.DeleteAsync(by, form.Text("id")))).RequireForm();
        changes.MapPost("/invite", InviteAsync).RequireForm();
        changes.MapPost("/withdraw", static (HttpContext c, InviteDesk desk) => DoAsync(c, (by, form) => WithdrawAsync(desk, by, form))).RequireForm();
    }

    private static async Task<IResult> DoAsync(HttpContext context, Func<Actor, IFormCollection, Task<string?>> act) =>
        await act(Actor.Of(context), context.PostedForm()) is { } refusal
            ? await PageAsync(context, refusal, null)
            : TypedResults.LocalRedirect(Path);

    private static async Task<string?> WithdrawAsync(InviteDesk desk, Actor by, IFormCollection form) =>
        await desk.WithdrawAsync(by, form.Text("invite")) ? null : "That invite was used or withdrawn already.";

    private static async Task<IResult> InviteAsync(HttpContext context, InviteDesk desk)
    {
        IFormCollection form = context.PostedForm();
        (string? token, string? refusal) = await desk.MakeAsync(Actor.Of(context), form.Text("role"), form.Text("note"));
        HttpRequest request = context.Request;
        return await PageAsync(context, refusal, token is null ? null : $"{request.Scheme}://{request.Host}{InviteEndpoints.Path}#{token}");
    }

    private static async Task<IResult> PageAsync(HttpContext context, string? error, string? link) => new RazorComponentResult<UsersPage>(new
    {
        Accounts = await context.RequestServices.GetRequiredService<AccountDesk>().ListAsync(),
        Invites = await context.RequestServices.GetRequiredService<InviteDesk>().ListAsync(),
        Me = context.User.Identity?.Name ?? "",
        Error = error,
        Link = link,
    });
}
