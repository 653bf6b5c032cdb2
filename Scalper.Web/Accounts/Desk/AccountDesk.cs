using System.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Accounts.Sessions;
using Scalper.Web.Data;

namespace Scalper.Web.Accounts.Desk;

/// <summary>
/// What administrators do with accounts. Every change ends the account's sessions, its open pages and sockets. One administrator who
/// can sign in always remains. Refusals are sentences; null means done.
/// </summary>
public sealed class AccountDesk(ScalperDb db, UserManager<Account> accounts, SessionBook sessions, AuditLog audit, TimeProvider time)
{
    private const string LastOne = "This is the last administrator who can sign in. Make another one first.";
    private const string Unknown = "This account does not exist any more.";

    /// <summary>All, by name.</summary>
    public async Task<IReadOnlyList<AccountLine>> ListAsync()
    {
        DateTimeOffset now = time.GetUtcNow();
        var rows = await (from account in db.Users.AsNoTracking()
                          join held in db.UserRoles on account.Id equals held.UserId
                          join role in db.Roles on held.RoleId equals role.Id
                          orderby account.NormalizedUserName
                          select new
                          {
                              Account = account,
                              Role = role.Name!,
                              Sessions = db.Sessions.Count(s => s.AccountId == account.Id),
                              Seen = db.Sessions.Where(s => s.AccountId == account.Id).Max(s => (long?)s.SeenMs),
                          }).ToListAsync();
        return [.. rows.Select(r => new AccountLine(
            r.Account.Id, r.Account.UserName!, r.Role, r.Account.TwoFactorEnabled, r.Account.IsBarred,
            r.Account.LockoutEnd is { } end && end > now ? end.ToUnixTimeMilliseconds() : null, r.Account.MadeMs, r.Sessions, r.Seen))];
    }

    public Task<string?> ChangeRoleAsync(Actor by, string id, string role) =>
        !Roles.All.Contains(role)
            ? Task.FromResult<string?>($"Expected one of the roles {string.Join(", ", Roles.All)}.")
            : ChangeAsync(id, takesAdmin: role != Roles.Admin, async account =>
            {
                IList<string> had = await accounts.GetRolesAsync(account);
                await accounts.RemoveFromRolesAsync(account, had);
                await accounts.AddToRoleAsync(account, role);
                await audit.AddAsync(db, AuditAct.RoleChanged, by, $"{account.UserName}: {string.Join(", ", had)} to {role}");
            });

    /// <summary>Locks the account until <see cref="AdmitAsync"/>.</summary>
    public Task<string?> BarAsync(Actor by, string id) => ChangeAsync(id, takesAdmin: true, async account =>
    {
        account.IsBarred = true;
        await audit.AddAsync(db, AuditAct.AccountBarred, by, account.UserName!);
    });

    /// <summary>Takes away an administrator's lock, and one that guesses brought about.</summary>
    public Task<string?> AdmitAsync(Actor by, string id) => ChangeAsync(id, takesAdmin: false, async account =>
    {
        account.IsBarred = false;
        await UnlockAsync(account);
        await audit.AddAsync(db, AuditAct.AccountAdmitted, by, account.UserName!);
    });

    public Task<string?> SignOutAsync(Actor by, string id) => ChangeAsync(
        id, takesAdmin: false, account => audit.AddAsync(db, AuditAct.SessionsEnded, by, account.UserName!));

    /// <summary>Deletes the account with its settings.</summary>
    public Task<string?> DeleteAsync(Actor by, string id) => ChangeAsync(id, takesAdmin: true, async account =>
    {
        await audit.AddAsync(db, AuditAct.AccountDeleted, by, account.UserName!);
        await accounts.DeleteAsync(account);
    });

    /// <summary>Gives an account that its owner can't get into a new password, and takes off second factor and locks.</summary>
    /// <returns>The password, or why there is none, in a sentence.</returns>
    public async Task<(string? Password, string? Refusal)> ResetAsync(Actor by, string userName)
    {
        if (await accounts.FindByNameAsync(userName) is not { } found)
        {
            return (null, $"There is no account '{userName}'.");
        }

        string password = SecretText.NewId();
        string? refusal = await ChangeAsync(found.Id, takesAdmin: false, async account =>
        {
            account.IsBarred = false;
            account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
            account.TwoFactorEnabled = false;
            await UnlockAsync(account);
            await db.UserTokens.Where(t => t.UserId == account.Id).ExecuteDeleteAsync();
            await audit.AddAsync(db, AuditAct.AccountReset, by, userName);
        });
        return (refusal is null ? password : null, refusal);
    }

    private async Task<string?> ChangeAsync(string id, bool takesAdmin, Func<Account, Task> change)
    {
        // It takes the database's one write lock at its start: two administrators can't take each other's role at the same moment.
        await using var whole = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable);
        if (await accounts.FindByIdAsync(id) is not { } account)
        {
            return Unknown;
        }

        if (takesAdmin && await IsLastAdministratorAsync(account))
        {
            return LastOne;
        }

        await change(account);
        if (db.Entry(account).State != EntityState.Detached)
        {
            await accounts.UpdateSecurityStampAsync(account);
        }

        await db.SaveChangesAsync();
        await whole.CommitAsync();
        await sessions.EndAllAsync(id);
        return null;
    }

    private async Task<bool> IsLastAdministratorAsync(Account account)
    {
        IList<Account> administrators = await accounts.GetUsersInRoleAsync(Roles.Admin);
        return administrators.Any(a => a.Id == account.Id) && !administrators.Any(a => a.Id != account.Id && !a.IsBarred);
    }

    private async Task UnlockAsync(Account account)
    {
        await accounts.SetLockoutEndDateAsync(account, null);
        await accounts.ResetAccessFailedCountAsync(account);
    }
}
