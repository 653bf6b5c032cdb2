using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Scalper.Web.Accounts.Keys;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Hosting;

namespace Scalper.Web.Accounts.SignIn;

/// <summary>The cookie that a signed-in browser carries, and what a request without it gets.</summary>
internal static class SignInCookie
{
    // The time to find a telephone.
    private static readonly TimeSpan PendingLife = TimeSpan.FromMinutes(5);

    /// <param name="life">After the last request.</param>
    public static void Configure(CookieAuthenticationOptions options, TimeSpan life)
    {
        options.Cookie.Name = "Scalper.SignIn";
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = life;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
        options.Events.OnRedirectToLogin = AskToSignInAsync;
        options.Events.OnRedirectToAccessDenied = static refused =>
            ErrorAnswers.WriteAsync(refused.HttpContext, StatusCodes.Status403Forbidden, Reason(refused.HttpContext.User));
    }

    /// <summary>The cookie between password and second factor.</summary>
    public static void ConfigurePending(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "Scalper.SecondFactor";
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = PendingLife;
        options.SlidingExpiration = false;
    }

    // Nothing else is kept from administrators.
    private static string? Reason(ClaimsPrincipal refused) =>
        refused.IsInRole(Roles.Admin) ? "Administrators need a second factor here. Turn it on in your account, or sign in with it." : null;

    private static Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> asked)
    {
        if (!asked.Request.IsPage())
        {
            return ErrorAnswers.WriteAsync(
                asked.HttpContext, StatusCodes.Status401Unauthorized, $"Sign in, or send a key in the header {ApiKeyHandler.Header}.");
        }

        asked.Response.Redirect(ReturnUrl.SignInPage(asked.Request));
        return Task.CompletedTask;
    }
}
