using Microsoft.AspNetCore.Http.HttpResults;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Accounts.SignIn;
using Scalper.Web.Components.Account;
using Scalper.Web.Hosting;

namespace Scalper.Web.Accounts.Endpoints;

/// <summary>
/// The page that makes the first administrator: 404 once an account exists, 403 for a form without the token of this start. The token
/// stands behind the # of the address, which no browser sends and so no log and no proxy sees; the page's script puts it into the form.
/// </summary>
internal static class SetupEndpoints
{
    private const string WrongToken =
        "The code is not the one of this start. Open the complete address that the program printed on its console when it started.";

    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder setup = app.MapGroup("/setup").AllowAnonymous();
        setup.AddEndpointFilter(static async (call, next) =>
            call.HttpContext.RequestServices.GetRequiredService<SetupGate>().IsOpen ? await next(call) : ErrorAnswers.Page(StatusCodes.Status404NotFound));
        setup.MapRead("", static () => Page("", "", null, StatusCodes.Status200OK));
        setup.MapPost("", CreateAsync);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, FirstAdministrator first, SetupGate gate, SignInAttempts attempts)
    {
        // Only who knows the token gets anything else of the request looked at.
        IFormCollection? form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : null;
        string userName = form?.Text("userName") ?? "";
        if (!gate.Admits(form?.Text("token")))
        {
            // Somebody may have been quicker since the gate was looked at.
            return gate.IsOpen ? Page(userName, "", WrongToken, StatusCodes.Status403Forbidden) : ErrorAnswers.Page(StatusCodes.Status404NotFound);
        }

        if (await PostedForm.ReadAsync(context) is null)
        {
            return Page(userName, form!.Text("token"), PostedForm.PageTooOld, StatusCodes.Status400BadRequest);
        }

        if (form!.Secret("password") != form!.Secret("repeated"))
        {
            return Page(userName, form!.Text("token"), "The two passwords differ.", StatusCodes.Status200OK);
        }

        return await MakeAsync(context, form!, first, gate, attempts);
    }

    private static async Task<IResult> MakeAsync(
        HttpContext context, IFormCollection form, FirstAdministrator first, SetupGate gate, SignInAttempts attempts)
    {
        string userName = form.Text("userName");
        MadeAccount made = await first.CreateAsync(userName, form.Secret("password"), context.ClientAddress());
        if (made.Refusal is not null)
        {
            return Page(userName, form.Text("token"), made.Refusal, StatusCodes.Status200OK);
        }

        gate.Close();
        if (made.Account is null)
        {
            return ErrorAnswers.Page(StatusCodes.Status404NotFound);
        }

        await attempts.SucceedAsync(context, made.Account, usedSecondFactor: false);
        return TypedResults.LocalRedirect(ReturnUrl.Home);
    }

    private static RazorComponentResult<NewAccountPage> Page(string userName, string token, string? error, int status) => new(new
    {
        Title = "Create the administrator",
        Lead = "This account can see and change everything. It is the only one until you add others.",
        TokenLabel = "Code from the program's console",
        UserName = userName,
        Token = token,
        Error = error,
    })
    { StatusCode = status };
}
