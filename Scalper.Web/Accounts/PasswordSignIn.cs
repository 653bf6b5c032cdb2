using Microsoft.AspNetCore.Identity;

namespace Scalper.Web.Accounts;

/// <summary>Signs in by name and password, and tells nobody which of the two was wrong: neither in words nor by the time it takes.</summary>
public sealed class PasswordSignIn(SignInManager<Account> signIn, UserManager<Account> accounts, IPasswordHasher<Account> hasher)
{
    // The hash of no one's password, for names that have none.
    private static readonly string DecoyHash = new PasswordHasher<Account>().HashPassword(new Account(), Guid.NewGuid().ToString());

    /// <summary>True where the browser is signed in now. Failures count towards the account's lockout.</summary>
    public async Task<bool> TryAsync(string userName, string password)
    {
        if (userName.Length > AccountRules.LongestUserName || password.Length > AccountRules.LongestPassword)
        {
            return false;
        }

        if (await accounts.FindByNameAsync(userName) is not { } account || await accounts.IsLockedOutAsync(account))
        {
            hasher.VerifyHashedPassword(new Account(), DecoyHash, password);
            return false;
        }

        return (await signIn.PasswordSignInAsync(account, password, isPersistent: true, lockoutOnFailure: true)).Succeeded;
    }
}
