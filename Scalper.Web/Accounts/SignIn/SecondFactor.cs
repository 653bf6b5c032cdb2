using System.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Data;

namespace Scalper.Web.Accounts.SignIn;

/// <summary>
/// Time-based one-time codes (RFC 6238: SHA-1, 30 s, 6 digits, as authenticator apps expect) and recovery codes for a lost telephone.
/// Each code counts once. Secrets and codes lie encrypted in the database; see <see cref="AccountStore"/>.
/// </summary>
public sealed class SecondFactor(
    UserManager<Account> accounts, IUserAuthenticatorKeyStore<Account> secrets, ScalperDb db, AuditLog audit, TimeProvider time)
{
    public const int RecoveryCodes = 10;

    private const string Issuer = "Scalper", Store = "[Scalper]", UsedCodes = "UsedCodes";

    // Identity takes the codes of two steps before and after now, too.
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(5);

    /// <summary>A new secret to put into an authenticator; kept nowhere until <see cref="TurnOnAsync"/> proves that it arrived there.</summary>
    public string NewSecret() => accounts.GenerateNewAuthenticatorKey();

    /// <summary>What a QR code for authenticator apps says.</summary>
    public static string Address(Account account, string secret) =>
        $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(account.UserName!)}?secret={secret}&issuer={Issuer}&digits=6&period=30";

    /// <summary>From now on signing in asks for a code.</summary>
    /// <returns>The recovery codes, to be shown once; null where the code is not one of the secret.</returns>
    public async Task<IReadOnlyList<string>?> TurnOnAsync(Account account, string secret, string code, Actor by)
    {
        await using var whole = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable);
        await db.Entry(account).ReloadAsync();
        if (account.TwoFactorEnabled)
        {
            return null;
        }

        await secrets.SetAuthenticatorKeyAsync(account, secret, CancellationToken.None);
        if (!await TakeCodeAsync(account, Plain(code)))
        {
            return null;
        }

        await accounts.SetTwoFactorEnabledAsync(account, true);
        await audit.AddAsync(db, AuditAct.SecondFactorOn, by);
        IReadOnlyList<string> codes = await NewRecoveryCodesAsync(account);
        await db.SaveChangesAsync();
        await whole.CommitAsync();
        return codes;
    }

    /// <summary>Signing in asks for the password alone; the secret and the recovery codes are forgotten.</summary>
    public async Task TurnOffAsync(Account account, Actor by)
    {
        await using var whole = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable);
        await accounts.SetTwoFactorEnabledAsync(account, false);
        await db.UserTokens.Where(t => t.UserId == account.Id).ExecuteDeleteAsync();
        await audit.AddAsync(db, AuditAct.SecondFactorOff, by);
        await db.SaveChangesAsync();
        await whole.CommitAsync();
    }

    /// <summary>Makes new recovery codes; the old ones count no more.</summary>
    public async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Account account) =>
        [.. (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes))!];

    /// <summary>Whether it is a code of this moment, or a recovery code, that was not used yet. It is used now.</summary>
    public async Task<bool> IsRightAsync(Account account, string code, string address)
    {
        if (code.Length > AccountRules.LongestCode)
        {
            return false;
        }

        // Serializable takes the one write lock at its start: of two requests with the same code one is right.
        await using var whole = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable);
        await db.Entry(account).ReloadAsync();
        bool isRight = await TakeCodeAsync(account, Plain(code)) || await TakeRecoveryCodeAsync(account, code, address);
        if (isRight)
        {
            await whole.CommitAsync();
        }

        return isRight;
    }

    private static string Plain(string code) => code.Replace(" ", "", StringComparison.Ordinal);

    private async Task<bool> TakeCodeAsync(Account account, string code)
    {
        long now = time.GetUtcNow().ToUnixTimeSeconds();
        Dictionary<string, long> used = await UsedAsync(account, now);
        if (used.ContainsKey(code) || !await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code))
        {
            return false;
        }

        used[code] = now;
        string kept = string.Join(' ', used.Select(u => $"{u.Key}:{u.Value}"));
        return (await accounts.SetAuthenticationTokenAsync(account, Store, UsedCodes, kept)).Succeeded;
    }

    private async Task<bool> TakeRecoveryCodeAsync(Account account, string code, string address)
    {
        // Identity writes them with a hyphen, in upper case.
        if (!(await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code.ToUpperInvariant())).Succeeded)
        {
            return false;
        }

        await audit.AddAsync(db, AuditAct.RecoveryCodeUsed, new Actor(account.UserName!, address), $"{await accounts.CountRecoveryCodesAsync(account)} left");
        await db.SaveChangesAsync();
        return true;
    }

    private async Task<Dictionary<string, long>> UsedAsync(Account account, long now)
    {
        string kept = await accounts.GetAuthenticationTokenAsync(account, Store, UsedCodes) ?? "";
        return kept.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(static entry => entry.Split(':'))
            .Select(static parts => (Code: parts[0], At: long.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)))
            .Where(entry => now - entry.At < CodeLife.TotalSeconds)
            .ToDictionary(entry => entry.Code, entry => entry.At, StringComparer.Ordinal);
    }
}
