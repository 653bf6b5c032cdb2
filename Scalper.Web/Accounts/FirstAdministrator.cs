using System.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Data;

namespace Scalper.Web.Accounts;

/// <summary>Makes the first account. However many try at once, in however many processes, one succeeds.</summary>
public sealed class FirstAdministrator(ScalperDb db, UserManager<Account> accounts)
{
    // Who waits for the database's write lock blocks a thread; attempts within one process take turns without.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>True while there is no account at all.</summary>
    public async Task<bool> IsMissingAsync() => !await db.Users.AnyAsync();

    /// <summary>Makes the account with the role Admin, unless there is one already or name or password break a rule.</summary>
    public async Task<FirstAdministratorResult> CreateAsync(string userName, string password)
    {
        await Turn.WaitAsync();
        try
        {
            return await CreateAloneAsync(userName, password);
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task<FirstAdministratorResult> CreateAloneAsync(string userName, string password)
    {
        // Serializable takes the database's one write lock at its start, so nobody can make an account between the look and the write.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable);
        if (!await IsMissingAsync())
        {
            return FirstAdministratorResult.TooLate;
        }

        Account account = new() { UserName = userName };
        IdentityResult made = await accounts.CreateAsync(account, password);
        if (made.Succeeded)
        {
            made = await accounts.AddToRoleAsync(account, Roles.Admin);
        }

        if (!made.Succeeded)
        {
            return FirstAdministratorResult.Refused(string.Join(" ", made.Errors.Select(e => e.Description)));
        }

        await transaction.CommitAsync();
        return FirstAdministratorResult.Made(account);
    }
}
