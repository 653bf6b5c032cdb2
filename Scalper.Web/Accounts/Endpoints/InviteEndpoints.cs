using Microsoft.AspNetCore.Http.HttpResults;
using Scalper.Web.Accounts.Desk;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Accounts.SignIn;
using Scalper.Web.Components.Account;
using Scalper.Web.Hosting;

namespace Scalper.Web.Accounts.Endpoints;

/// <summary>The page at which an invited person makes their account. The token stands behind the # of the link; see <see cref="SetupEndpoints"/>.</summary>
internal static class InviteEndpoints
{
    /// <summary>The path of the links.</summary>
    public const string Path = "/invite";

    private const string Unusable = "The invite was used, withdrawn or is too old. Ask for a new one.";

    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder invite = app.MapGroup(Path).AllowAnonymous();
        invite.MapRead("", static () => Page("", "", null, StatusCodes.Status200OK));
        invite.MapPost("", AcceptAsync);
    }

    private static async Task<IResult> AcceptAsync(HttpContext context, InviteDesk invites, SignInAttempts attempts)
    {
        if (await PostedForm.ReadAsync(context) is not { } form)
        {
            return Page("", "", PostedForm.PageTooOld, StatusCodes.Status400BadRequest);
        }

        string userName = form.Text("userName"), token = form.Text("token");
        string address = context.ClientAddress();
        if (attempts.Begin(address) is { } wait)
        {
            return Page(userName, token, TooMany.Refuse(context, wait), StatusCodes.Status429TooManyRequests);
        }

        if (form.Secret("password") != form.Secret("repeated"))
        {
            return Page(userName, token, "The two passwords differ.", StatusCodes.Status200OK);
        }

        MadeAccount made = await invites.AcceptAsync(token, userName, form.Secret("password"), address);
        if (made.Account is null)
        {
            return made.Refusal is { } refusal
                ? Page(userName, token, refusal, StatusCodes.Status200OK)
                : Page(userName, "", Unusable, StatusCodes.Status403Forbidden);
        }

        await attempts.SucceedAsync(context, made.Account, usedSecondFactor: false);
        return TypedResults.LocalRedirect(ReturnUrl.Home);
    }

    private static RazorComponentResult<NewAccountPage> Page(string userName, string token, string? error, int status) => new(new
    {
        Title = "Create your account",
        Lead = "You were invited to this Scalper. Choose a name and a password.",
        TokenLabel = "Code from the invite",
        UserName = userName,
        Token = token,
        Error = error,
    })
    { StatusCode = status };
}
