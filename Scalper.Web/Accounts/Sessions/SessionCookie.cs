using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Scalper.Web.Accounts.Sessions;

/// <summary>Puts a session into a browser's cookie and looks it up at every request; who somebody is and may do comes from the database.</summary>
public sealed class SessionCookie(SessionBook sessions)
{
    private const int LongestBrowser = 200;

    /// <summary>Signs the browser in; a session it had ends.</summary>
    public async Task IssueAsync(HttpContext context, Account account, bool usedSecondFactor)
    {
        if (context.Session() is { } earlier)
        {
            await sessions.EndAsync(earlier.AccountId, earlier.Id);
        }

        string browser = context.Request.Headers.UserAgent.ToString();
        string id = await sessions.OpenAsync(
            account.Id, usedSecondFactor, context.ClientAddress(), browser.Length > LongestBrowser ? browser[..LongestBrowser] : browser);
        ClaimsIdentity person = new([new Claim(LiveSession.IdClaim, id)], IdentityConstants.ApplicationScheme);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, new ClaimsPrincipal(person), new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Signs the browser out.</summary>
    public async Task WithdrawAsync(HttpContext context)
    {
        if (context.Session() is { } session)
        {
            await sessions.EndAsync(session.AccountId, session.Id);
        }

        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>The cookie scheme's question at every request.</summary>
    internal static async Task ValidateAsync(CookieValidatePrincipalContext cookie)
    {
        SessionBook sessions = cookie.HttpContext.RequestServices.GetRequiredService<SessionBook>();
        if (cookie.Principal?.FindFirstValue(LiveSession.IdClaim) is { } id && await sessions.FindAsync(id) is { } session)
        {
            cookie.ReplacePrincipal(session.Principal);
            cookie.HttpContext.Features.Set(session);
            return;
        }

        cookie.RejectPrincipal();
        await cookie.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
