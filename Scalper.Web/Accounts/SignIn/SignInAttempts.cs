using System.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Data;

namespace Scalper.Web.Accounts.SignIn;

/// <summary>
/// Counts what was tried, for the address and for the account. Guesses from strange addresses lock an account for a while, but not
/// for the addresses its owner has signed in from: nobody locks the owner out. Those are held by the address's own count.
/// </summary>
public sealed class SignInAttempts(
    SignInThrottle throttle, SessionCookie cookie, UserManager<Account> accounts, ScalperDb db, AuditLog audit, TimeProvider time)
{
    private const int MostKnownAddresses = 10;

    /// <summary>Counts an attempt of the address.</summary>
    /// <returns>How long it has to wait; null where it may try.</returns>
    public TimeSpan? Begin(string address) => throttle.Begin(address);

    /// <summary>The attempt was right so far, and is not the last step.</summary>
    public void Forgive(string address) => throttle.Succeed(address);

    /// <summary>Whether the account may be signed in to from there at present.</summary>
    public async Task<bool> IsOpenAsync(Account account, string address) =>
        !account.IsBarred && (!await accounts.IsLockedOutAsync(account) || await IsKnownAsync(account, address));

    /// <param name="account">Null for a name that nobody has. What was typed is not kept: it may be a password in the wrong field.</param>
    public async Task FailAsync(Account? account, string address, AuditAct act)
    {
        if (account is not null && !await IsKnownAsync(account, address) && !await accounts.IsLockedOutAsync(account))
        {
            await CountAsync(account);
        }

        await audit.WriteAsync(act, new Actor(account?.UserName ?? "", address), account is null ? "unknown name" : "");
        if (throttle.IsBlocked(address))
        {
            await audit.WriteAsync(AuditAct.AddressBlocked, new Actor("", address));
        }
    }

    /// <summary>Signs the browser in.</summary>
    public async Task SucceedAsync(HttpContext context, Account account, bool usedSecondFactor)
    {
        string address = context.ClientAddress();
        throttle.Succeed(address);
        await accounts.ResetAccessFailedCountAsync(account);
        await RememberAsync(account, address);
        await cookie.IssueAsync(context, account, usedSecondFactor);
        await audit.WriteAsync(AuditAct.SignedIn, new Actor(account.UserName!, address), usedSecondFactor ? "with a second factor" : "");
    }

    // Guesses made at the same moment count one after the other: otherwise all but one would fail to write their count.
    private async Task CountAsync(Account account)
    {
        await using var whole = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable);
        await db.Entry(account).ReloadAsync();
        await accounts.AccessFailedAsync(account);
        await whole.CommitAsync();
    }

    private Task<bool> IsKnownAsync(Account account, string address) =>
        db.KnownAddresses.AnyAsync(a => a.AccountId == account.Id && a.Address == address);

    private async Task RememberAsync(Account account, string address)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await using var whole = await db.Database.BeginTransactionAsync();
        if (await db.KnownAddresses.Where(a => a.AccountId == account.Id && a.Address == address)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.SeenMs, now)) == 0)
        {
            db.KnownAddresses.Add(new KnownAddressRow { AccountId = account.Id, Address = address, SeenMs = now });
            await db.SaveChangesAsync();
            List<string> old = await db.KnownAddresses.Where(a => a.AccountId == account.Id)
                .OrderByDescending(a => a.SeenMs).Skip(MostKnownAddresses).Select(a => a.Address).ToListAsync();
            await db.KnownAddresses.Where(a => a.AccountId == account.Id && old.Contains(a.Address)).ExecuteDeleteAsync();
        }

        await whole.CommitAsync();
    }
}
