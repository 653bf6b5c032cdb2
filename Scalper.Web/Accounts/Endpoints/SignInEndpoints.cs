using Microsoft.AspNetCore.Http.HttpResults;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Accounts.SignIn;
using Scalper.Web.Components.Account;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Web.Accounts.Endpoints;

/// <summary>The pages to sign in and the form to sign out.</summary>
internal static class SignInEndpoints
{
    private const string CodePath = "/login/code";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapRead("/login", Show).AllowAnonymous();
        app.MapPost("/login", SignInAsync).AllowAnonymous();
        app.MapRead(CodePath, ShowCodeAsync).AllowAnonymous();
        app.MapPost(CodePath, GiveCodeAsync).AllowAnonymous();
        app.MapPost("/logout", SignOutAsync).RequireAuthorization();
    }

    private static IResult Show(HttpContext context, string? returnUrl) =>
        context.User.Identity?.IsAuthenticated == true
            ? TypedResults.LocalRedirect(ReturnUrl.OrHome(returnUrl))
            : Page("", null);

    private static async Task<IResult> SignInAsync(HttpContext context, string? returnUrl, PasswordSignIn signIn, AccountsOptions options)
    {
        if (await PostedForm.ReadAsync(context) is not { } form)
        {
            return Page("", PostedForm.PageTooOld);
        }

        string userName = form.Text("userName");
        SignInResult result = await signIn.TryAsync(context, userName, form.Secret("password"));
        return result.Step switch
        {
            SignInStep.Done => TypedResults.LocalRedirect(ReturnUrl.OrHome(returnUrl)),
            SignInStep.CodeNeeded => TypedResults.LocalRedirect(CodePath + QueryString.Create(ReturnUrl.Parameter, ReturnUrl.OrHome(returnUrl))),
            SignInStep.Blocked => Page(userName, TooMany.Refuse(context, result.RetryAfter)),
            _ => Page(userName, Refusal(options)),
        };
    }

    private static async Task<IResult> ShowCodeAsync(HttpContext context, PendingSignIn pending) =>
        await pending.FindAsync(context) is null ? TypedResults.LocalRedirect("/login") : CodePage(null);

    private static async Task<IResult> GiveCodeAsync(HttpContext context, string? returnUrl, PendingSignIn pending, CodeSignIn signIn)
    {
        if (await pending.FindAsync(context) is not { } account)
        {
            return TypedResults.LocalRedirect("/login");
        }

        if (await PostedForm.ReadAsync(context) is not { } form)
        {
            return CodePage(PostedForm.PageTooOld);
        }

        SignInResult result = await signIn.TryAsync(context, account, form.Text("code"));
        return result.Step switch
        {
            SignInStep.Done => TypedResults.LocalRedirect(ReturnUrl.OrHome(returnUrl)),
            SignInStep.Blocked => CodePage(TooMany.Refuse(context, result.RetryAfter)),
            _ => CodePage("The code is wrong, or was used already. Codes change every 30 seconds: wait for the next one."),
        };
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SessionCookie cookie, AuditLog audit)
    {
        if (await PostedForm.ReadAsync(context) is null)
        {
            return ErrorAnswers.Page(StatusCodes.Status400BadRequest, "You are still signed in: the page was open for too long. Go back, reload it and sign out again.");
        }

        await audit.WriteAsync(AuditAct.SignedOut, Actor.Of(context));
        await cookie.WithdrawAsync(context);
        return TypedResults.LocalRedirect("/login");
    }

    // One sentence for every failure, so that it gives away neither which names exist nor which are locked.
    private static string Refusal(AccountsOptions options) =>
        $"Name or password is wrong, or the account is locked: {options.LockoutFailures} failures lock it for {options.LockoutMinutes} "
        + (options.LockoutMinutes == 1 ? "minute." : "minutes.");

    private static RazorComponentResult<LoginPage> Page(string userName, string? error) => new(new { UserName = userName, Error = error });

    private static RazorComponentResult<CodePage> CodePage(string? error) => new(new { Error = error });
}
