using Microsoft.AspNetCore.Identity;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Accounts.SignIn;

namespace Scalper.Web.Accounts.Desk;

/// <summary>What people do with their own account. What would let somebody at an unattended screen take it over asks for the password.</summary>
public sealed class OwnAccount(
    UserManager<Account> accounts, SessionBook sessions, SessionCookie cookie, SignInAttempts attempts, SecondFactor factor, AuditLog audit)
{
    public const string WrongPassword = "The password is wrong.";

    public async Task<Account?> FindAsync(HttpContext context) =>
        context.Session() is { } session ? await accounts.FindByIdAsync(session.AccountId) : null;

    /// <summary>Proves once more who sits there. Wrong passwords count as failed sign-ins do.</summary>
    /// <returns>Why not, in a sentence; null where it is proved. An address that has to wait makes the response a 429.</returns>
    public async Task<string?> ProveAsync(HttpContext context, Account account, string password)
    {
        string address = context.ClientAddress();
        if (attempts.Begin(address) is { } wait)
        {
            return TooMany.Refuse(context, wait);
        }

        if (password.Length > AccountRules.LongestPassword || !await attempts.IsOpenAsync(account, address) || !await accounts.CheckPasswordAsync(account, password))
        {
            await attempts.FailAsync(account, address, AuditAct.ConfirmationRefused);
            return WrongPassword;
        }

        attempts.Forgive(address);
        await sessions.ProveAsync(context.Session()!.Id, secondFactor: false);
        return null;
    }

    /// <summary>Changes the password and ends every session but this browser's, which gets a new one.</summary>
    /// <returns>Why not, in a sentence; null where it is changed.</returns>
    public async Task<string?> ChangePasswordAsync(HttpContext context, Account account, string present, string wanted)
    {
        if (await ProveAsync(context, account, present) is { } refusal)
        {
            return refusal;
        }

        IdentityResult changed = await accounts.ChangePasswordAsync(account, present, wanted);
        if (!changed.Succeeded)
        {
            return string.Join(" ", changed.Errors.Select(e => e.Description));
        }

        await audit.WriteAsync(AuditAct.PasswordChanged, Actor.Of(context));
        bool usedSecondFactor = context.Session()!.UsedSecondFactor;
        await sessions.EndAllAsync(account.Id);
        await cookie.IssueAsync(context, account, usedSecondFactor);
        return null;
    }

    /// <summary>From now on signing in asks for a code; this session has given one.</summary>
    /// <returns>The recovery codes; null where the code is not one of the secret.</returns>
    public async Task<IReadOnlyList<string>?> TurnSecondFactorOnAsync(HttpContext context, Account account, string secret, string code)
    {
        IReadOnlyList<string>? recovery = await factor.TurnOnAsync(account, secret, code, Actor.Of(context));
        if (recovery is not null)
        {
            await sessions.ProveAsync(context.Session()!.Id, secondFactor: true);
        }

        return recovery;
    }

    public async Task TurnSecondFactorOffAsync(HttpContext context, Account account)
    {
        await factor.TurnOffAsync(account, Actor.Of(context));
        await sessions.ForgetSecondFactorAsync(account.Id);
    }

    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(HttpContext context, Account account)
    {
        IReadOnlyList<string> codes = await factor.NewRecoveryCodesAsync(account);
        await audit.WriteAsync(AuditAct.RecoveryCodesMade, Actor.Of(context));
        return codes;
    }

    /// <summary>Signs out one browser of the account.</summary>
    public async Task<bool> EndSessionAsync(HttpContext context, string session)
    {
        bool ended = await sessions.EndAsync(context.Session()!.AccountId, session);
        if (ended)
        {
            await audit.WriteAsync(AuditAct.SessionsEnded, Actor.Of(context), "one session");
        }

        return ended;
    }

    /// <summary>Signs out every browser of the account, this one too.</summary>
    public async Task EndAllAsync(HttpContext context)
    {
        await audit.WriteAsync(AuditAct.SessionsEnded, Actor.Of(context), "every session");
        await sessions.EndAllAsync(context.Session()!.AccountId);
        await cookie.WithdrawAsync(context);
    }
}
