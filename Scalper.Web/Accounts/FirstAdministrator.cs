using System.Data;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Data;

namespace Scalper.Web.Accounts;

/// <summary>Makes the first account. However many try at once, in however many processes, one succeeds.</summary>
public sealed class FirstAdministrator(ScalperDb db, AccountMaker maker)
{
    // Who waits for the database's write lock blocks a thread; attempts within one process take turns without.
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>True while there is no account at all.</summary>
    public async Task<bool> IsMissingAsync() => !await db.Users.AnyAsync();

    /// <summary>Makes the account with the role Admin, unless there is one already or name or password break a rule.</summary>
    /// <param name="address">Where it is made from.</param>
    public async Task<MadeAccount> CreateAsync(string userName, string password, string address)
    {
        await Turn.WaitAsync();
        try
        {
            return await CreateAloneAsync(userName, password, address);
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task<MadeAccount> CreateAloneAsync(string userName, string password, string address)
    {
        // Serializable takes the database's one write lock at its start, so nobody can make an account between the look and the write.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable);
        if (!await IsMissingAsync())
        {
            return MadeAccount.TooLate;
        }

        MadeAccount made = await maker.MakeAsync(userName, password, Roles.Admin, address);
        if (made.Account is not null)
        {
            await transaction.CommitAsync();
        }

        return made;
    }
}
