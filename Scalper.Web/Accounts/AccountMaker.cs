using Microsoft.AspNetCore.Identity;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Data;

namespace Scalper.Web.Accounts;

/// <summary>Makes accounts, within the caller's transaction.</summary>
public sealed class AccountMaker(UserManager<Account> accounts, ScalperDb db, AuditLog audit, TimeProvider time)
{
    /// <summary>Makes the account with the role, unless name or password break a rule.</summary>
    /// <param name="address">Where it is made from.</param>
    public async Task<MadeAccount> MakeAsync(string userName, string password, string role, string address)
    {
        Account account = new() { UserName = userName, MadeMs = time.GetUtcNow().ToUnixTimeMilliseconds() };
        IdentityResult made = await accounts.CreateAsync(account, password);
        if (made.Succeeded)
        {
            made = await accounts.AddToRoleAsync(account, role);
        }

        if (!made.Succeeded)
        {
            return MadeAccount.Refused(string.Join(" ", made.Errors.Select(e => e.Description)));
        }

        await audit.AddAsync(db, role == Roles.Admin ? AuditAct.AdministratorMade : AuditAct.AccountMade, new Actor(userName, address), role);
        await db.SaveChangesAsync();
        return MadeAccount.Made(account);
    }
}
