using Microsoft.AspNetCore.Http.HttpResults;
using Scalper.Web.Accounts.Desk;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Accounts.SignIn;
using Scalper.Web.Components.Account;
using Scalper.Web.Hosting;
using Scalper.Web.Screens;

namespace Scalper.Web.Accounts.Endpoints;

/// <summary>The page of one's own account: password, sessions, time zone and colours, and the way to the second factor.</summary>
internal static class OwnAccountEndpoints
{
    public const string Path = "/account";

    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder account = app.MapGroup(Path).RequireAuthorization();
        account.MapRead("", static (HttpContext context) => PageAsync(context, null));
        account.MapPost("/password", ChangePasswordAsync).RequireForm();
        account.MapPost("/screens", ChangeScreensAsync).RequireForm();
        account.MapPost("/sessions/end", EndSessionAsync).RequireForm();
        account.MapPost("/sessions/end-all", EndAllAsync).RequireForm();
        account.MapRead("/confirm", static () => new RazorComponentResult<ConfirmPage>());
        account.MapPost("/confirm", ConfirmAsync).RequireForm();
    }

    private static async Task<IResult> ChangePasswordAsync(HttpContext context, OwnAccount own)
    {
        IFormCollection form = context.PostedForm();
        if (await own.FindAsync(context) is not { } account)
        {
            return TypedResults.LocalRedirect("/login");
        }

        string? refusal = form.Secret("password") != form.Secret("repeated")
            ? "The two new passwords differ."
            : await own.ChangePasswordAsync(context, account, form.Secret("present"), form.Secret("password"));
        return refusal is null
            ? TypedResults.LocalRedirect(Path + "?done=password")
            : await PageAsync(context, refusal);
    }

    private static async Task<IResult> ChangeScreensAsync(HttpContext context, IScreenShelf shelf)
    {
        IFormCollection form = context.PostedForm();
        string zone = form.Text("zone");
        if (!Enum.TryParse(form.Text("colours"), out ColourPreset colours) || !Enum.IsDefined(colours))
        {
            return await PageAsync(context, "Expected one of the colour schemes of the list.");
        }

        if (zone != ScreenSettings.Utc && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
        {
            return await PageAsync(context, "Expected one of the time zones of the list.");
        }

        string? refusal = await shelf.ChangeAsync(context.Session()!.AccountId, s => s with { TimeZone = zone, Colours = colours });
        return refusal is null ? TypedResults.LocalRedirect(Path + "?done=screens") : await PageAsync(context, refusal);
    }

    private static async Task<IResult> EndSessionAsync(HttpContext context, OwnAccount own) =>
        await own.EndSessionAsync(context, context.PostedForm().Text("session"))
            ? TypedResults.LocalRedirect(Path + "?done=session")
            : await PageAsync(context, "That session has ended already.");

    private static async Task<IResult> EndAllAsync(HttpContext context, OwnAccount own)
    {
        await own.EndAllAsync(context);
        return TypedResults.LocalRedirect("/login");
    }

    private static async Task<IResult> ConfirmAsync(HttpContext context, string? returnUrl, OwnAccount own)
    {
        if (await own.FindAsync(context) is not { } account)
        {
            return TypedResults.LocalRedirect("/login");
        }

        return await own.ProveAsync(context, account, context.PostedForm().Secret("password")) is { } refusal
            ? new RazorComponentResult<ConfirmPage>(new { Error = refusal })
            : TypedResults.LocalRedirect(ReturnUrl.OrHome(returnUrl));
    }

    private static async Task<IResult> PageAsync(HttpContext context, string? error)
    {
        if (context.Session() is not { } session)
        {
            return ErrorAnswers.Page(StatusCodes.Status403Forbidden, "A key has no account page.");
        }

        IServiceProvider services = context.RequestServices;
        Account? account = await services.GetRequiredService<OwnAccount>().FindAsync(context);
        return new RazorComponentResult<OwnAccountPage>(new
        {
            Session = session,
            HasSecondFactor = account?.TwoFactorEnabled == true,
            Sessions = await services.GetRequiredService<SessionBook>().ListAsync(session.AccountId),
            Screens = await services.GetRequiredService<IScreenShelf>().FindAsync(session.AccountId) ?? ScreenSettings.Default,
            Done = context.Request.Query["done"].ToString(),
            Error = error,
        });
    }
}
