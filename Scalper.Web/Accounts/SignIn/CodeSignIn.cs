using Scalper.Web.Accounts.Audit;
using Scalper.Web.Accounts.Sessions;

namespace Scalper.Web.Accounts.SignIn;

/// <summary>The second step of signing in: a code of the authenticator, or one of the recovery codes.</summary>
public sealed class CodeSignIn(SignInAttempts attempts, PendingSignIn pending, SecondFactor factor)
{
    /// <returns>The result; <see cref="SignInStep.CodeNeeded"/> never.</returns>
    public async Task<SignInResult> TryAsync(HttpContext context, Account account, string code)
    {
        string address = context.ClientAddress();
        if (attempts.Begin(address) is { } wait)
        {
            return new SignInResult(SignInStep.Blocked, wait);
        }

        if (!await attempts.IsOpenAsync(account, address) || !await factor.IsRightAsync(account, code, address))
        {
            await attempts.FailAsync(account, address, AuditAct.CodeRefused);
            return new SignInResult(SignInStep.Refused);
        }

        await pending.EndAsync(context);
        await attempts.SucceedAsync(context, account, usedSecondFactor: true);
        return new SignInResult(SignInStep.Done);
    }
}
