using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Scalper.Web.Components.Account;
using Scalper.Web.Hosting;

namespace Scalper.Web.Accounts;

/// <summary>The page that makes the first administrator: 403 without the token of this start, 404 once an account exists.</summary>
internal static class SetupEndpoints
{
    private const string WhereTheTokenIs =
        "There is no account yet. To make the first one, open the complete address that the program printed on its console when it started.";

    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder setup = app.MapGroup("/setup").AllowAnonymous();
        setup.AddEndpointFilter(static async (call, next) => Refuse(call.HttpContext) ?? await next(call));
        setup.MapRead("", static () => Page("", null));
        setup.MapPost("", CreateAsync);
    }

    // Comes before anything else of the request is looked at.
    private static RazorComponentResult? Refuse(HttpContext context)
    {
        SetupGate gate = context.RequestServices.GetRequiredService<SetupGate>();
        return !gate.IsOpen ? ErrorAnswers.Page(StatusCodes.Status404NotFound)
            : !gate.Admits(context.Request.Query["token"]) ? TokenMissing()
            : null;
    }

    private static RazorComponentResult<NoticePage> TokenMissing() =>
        new(new { Title = "Not set up yet", Text = WhereTheTokenIs, ShowsWayHome = false }) { StatusCode = StatusCodes.Status403Forbidden };

    private static async Task<IResult> CreateAsync(HttpContext context, FirstAdministrator first, SetupGate gate, SignInManager<Account> signIn)
    {
        if (await AccountForm.ReadAsync(context) is not { } form)
        {
            return Page("", "This page was open for too long. Please try again.");
        }

        if (form.Password != form.Repeated)
        {
            return Page(form.UserName, "The two passwords differ.");
        }

        FirstAdministratorResult result = await first.CreateAsync(form.UserName, form.Password);
        if (result.Refusal is not null)
        {
            return Page(form.UserName, result.Refusal);
        }

        gate.Close();
        if (result.Account is null)
        {
            return ErrorAnswers.Page(StatusCodes.Status404NotFound);
        }

        await signIn.SignInAsync(result.Account, isPersistent: true);
        return TypedResults.LocalRedirect(ReturnUrl.Home);
    }

    private static RazorComponentResult<SetupPage> Page(string userName, string? error) =>
        new(new { UserName = userName, Error = error });
}
