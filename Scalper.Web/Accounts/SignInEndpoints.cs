using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Scalper.Web.Components.Account;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Web.Accounts;

/// <summary>The pages to sign in and the form to sign out.</summary>
internal static class SignInEndpoints
{
    private const string PageTooOld = "This page was open for too long. Please try again.";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapRead("/login", Show).AllowAnonymous();
        app.MapPost("/login", SignInAsync).AllowAnonymous();
        app.MapPost("/logout", SignOutAsync).RequireAuthorization();
    }

    private static IResult Show(HttpContext context, string? returnUrl) =>
        context.User.Identity?.IsAuthenticated == true
            ? TypedResults.LocalRedirect(ReturnUrl.OrHome(returnUrl))
            : Page("", null);

    private static async Task<IResult> SignInAsync(HttpContext context, string? returnUrl, PasswordSignIn signIn, AccountsOptions options)
    {
        if (await AccountForm.ReadAsync(context) is not { } form)
        {
            return Page("", PageTooOld);
        }

        return await signIn.TryAsync(form.UserName, form.Password)
            ? TypedResults.LocalRedirect(ReturnUrl.OrHome(returnUrl))
            : Page(form.UserName, Refusal(options));
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SignInManager<Account> signIn)
    {
        if (await AccountForm.ReadAsync(context) is null)
        {
            return ErrorAnswers.Page(StatusCodes.Status400BadRequest, "You are still signed in: the page was open for too long. Go back, reload it and sign out again.");
        }

        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect("/login");
    }

    // One sentence for every failure, so that it gives away neither which names exist nor which are locked.
    private static string Refusal(AccountsOptions options) =>
        $"Name or password is wrong, or the account is locked: {options.LockoutFailures} failures lock it for {options.LockoutMinutes} "
        + (options.LockoutMinutes == 1 ? "minute." : "minutes.");

    private static RazorComponentResult<LoginPage> Page(string userName, string? error) =>
        new(new { UserName = userName, Error = error });
}
