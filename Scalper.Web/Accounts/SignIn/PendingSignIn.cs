using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Scalper.Web.Accounts.SignIn;

/// <summary>A browser whose password was right and whose second factor is still to come, for five minutes. Its cookie opens nothing.</summary>
public sealed class PendingSignIn(UserManager<Account> accounts)
{
    internal const string Scheme = "SecondFactor";

    private const string StampClaim = "stamp";

    public Task BeginAsync(HttpContext context, Account account)
    {
        ClaimsIdentity person = new([new(ClaimTypes.NameIdentifier, account.Id), new(StampClaim, account.SecurityStamp!)], Scheme);
        return context.SignInAsync(Scheme, new ClaimsPrincipal(person));
    }

    /// <summary>Whose second factor is awaited; null where none is, or the password was changed meanwhile.</summary>
    public async Task<Account?> FindAsync(HttpContext context)
    {
        ClaimsPrincipal? person = (await context.AuthenticateAsync(Scheme)).Principal;
        return person?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            && await accounts.FindByIdAsync(id) is { TwoFactorEnabled: true } account
            && account.SecurityStamp == person.FindFirstValue(StampClaim)
            ? account
            : null;
    }

    public Task EndAsync(HttpContext context) => context.SignOutAsync(Scheme);
}
