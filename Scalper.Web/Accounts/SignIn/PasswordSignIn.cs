using Microsoft.AspNetCore.Identity;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Accounts.Sessions;

namespace Scalper.Web.Accounts.SignIn;

/// <summary>Signs in by name and password, and tells nobody which of the two was wrong: neither in words nor by the time it takes.</summary>
public sealed class PasswordSignIn(
    SignInAttempts attempts, PendingSignIn pending, UserManager<Account> accounts, DecoyPassword decoy)
{
    public async Task<SignInResult> TryAsync(HttpContext context, string userName, string password)
    {
        string address = context.ClientAddress();
        if (attempts.Begin(address) is { } wait)
        {
            return new SignInResult(SignInStep.Blocked, wait);
        }

        Account? account = userName.Length <= AccountRules.LongestUserName ? await accounts.FindByNameAsync(userName) : null;
        if (!await IsRightAsync(account, password, address))
        {
            await attempts.FailAsync(account, address, AuditAct.SignInRefused);
            return new SignInResult(SignInStep.Refused);
        }

        if (account!.TwoFactorEnabled)
        {
            attempts.Forgive(address);
            await pending.BeginAsync(context, account);
            return new SignInResult(SignInStep.CodeNeeded);
        }

        await attempts.SucceedAsync(context, account, usedSecondFactor: false);
        return new SignInResult(SignInStep.Done);
    }

    private async Task<bool> IsRightAsync(Account? account, string password, string address)
    {
        if (password.Length > AccountRules.LongestPassword)
        {
            return false;
        }

        if (account is null || !await attempts.IsOpenAsync(account, address))
        {
            decoy.Compare(password);
            return false;
        }

        return await accounts.CheckPasswordAsync(account, password);
    }
}
