using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Accounts.Keys;
using Scalper.Web.Components.Account;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Web.Accounts.Endpoints;

/// <summary>The administrators' page of API keys. Whatever it changes asks for a fresh proof of identity.</summary>
internal static class KeyEndpoints
{
    public const string Path = "/admin/keys";

    private const int LongestDays = 3650;

    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder keys = app.MapGroup(Path).RequireAuthorization(Policies.Admin);
        keys.MapRead("", static (HttpContext context) => PageAsync(context, null, null));
        RouteGroupBuilder changes = keys.MapGroup("").RequireFreshProof(Path);
        changes.MapPost("/make", MakeAsync).RequireForm();
        changes.MapPost("/revoke", RevokeAsync).RequireForm();
    }

    private static async Task<IResult> MakeAsync(HttpContext context, KeyDesk desk)
    {
        IFormCollection form = context.PostedForm();
        string days = form.Text("days");
        bool isEndless = days.Length == 0;
        int life = 0;
        if (!isEndless && (!int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out life) || life is < 1 or > LongestDays))
        {
            return await PageAsync(context, "Expected 1 to 3650 days, or nothing for a key without an end.", null);
        }

        (string? key, string? refusal) = await desk.MakeAsync(
            Actor.Of(context), form.Text("name"), form.Text("role"), isEndless ? null : TimeSpan.FromDays(life));
        return await PageAsync(context, refusal, key);
    }

    private static async Task<IResult> RevokeAsync(HttpContext context, KeyDesk desk) =>
        await desk.RevokeAsync(Actor.Of(context), context.PostedForm().Text("key"))
            ? TypedResults.LocalRedirect(Path)
            : await PageAsync(context, "That key was revoked already.", null);

    private static async Task<IResult> PageAsync(HttpContext context, string? error, string? made) => new RazorComponentResult<KeysPage>(new
    {
        Keys = await context.RequestServices.GetRequiredService<KeyDesk>().ListAsync(),
        Configured = context.RequestServices.GetRequiredService<ApiOptions>().Keys,
        NowMs = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeMilliseconds(),
        Error = error,
        Made = made,
    });
}
