using System.Data;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Data;

namespace Scalper.Web.Accounts.Desk;

/// <summary>Links by which administrators let people make their own account; each makes one, once.</summary>
public sealed class InviteDesk(ScalperDb db, AccountMaker maker, AuditLog audit, TimeProvider time)
{
    /// <summary>Links that are open at a time.</summary>
    public const int Most = 50;

    public const int LongestNote = 64;

    /// <summary>A link that nobody used by then opens nothing.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(3);

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The open ones, the newest first.</summary>
    public Task<List<InviteRow>> ListAsync()
    {
        long now = NowMs;
        return db.Invites.AsNoTracking().Where(i => i.ExpiresMs > now).OrderByDescending(i => i.MadeMs).ThenBy(i => i.Hash).ToListAsync();
    }

    /// <summary>Makes a link. Its token can be read only here.</summary>
    /// <param name="note">For whom.</param>
    /// <returns>The token, or why there is none, in a sentence.</returns>
    public async Task<(string? Token, string? Refusal)> MakeAsync(Actor by, string role, string note)
    {
        if (!Roles.All.Contains(role))
        {
            return (null, $"Expected one of the roles {string.Join(", ", Roles.All)}.");
        }

        if (note.Length is 0 or > LongestNote || note.Any(char.IsControl))
        {
            return (null, "Expected 1 to 64 characters that say whom the invite is for.");
        }

        string token = SecretText.New();
        long now = NowMs;
        await using var whole = await db.Database.BeginTransactionAsync();
        await db.Invites.Where(i => i.ExpiresMs <= now).ExecuteDeleteAsync();
        if (await db.Invites.CountAsync() >= Most)
        {
            return (null, $"There are {Most} open invites already. Withdraw one first.");
        }

        db.Invites.Add(new InviteRow
        {
            Hash = SecretText.Hash(token),
            Role = role,
            Note = note,
            MadeBy = by.Name,
            MadeMs = now,
            ExpiresMs = now + (long)Life.TotalMilliseconds,
        });
        await audit.AddAsync(db, AuditAct.InviteMade, by, $"{note}, {role}");
        await db.SaveChangesAsync();
        await whole.CommitAsync();
        return (token, null);
    }

    /// <summary>Closes a link that was not used.</summary>
    /// <returns>False where there is none with this hash.</returns>
    public async Task<bool> WithdrawAsync(Actor by, string hash)
    {
        await using var whole = await db.Database.BeginTransactionAsync();
        if (await db.Invites.SingleOrDefaultAsync(i => i.Hash == hash) is not { } invite)
        {
            return false;
        }

        db.Invites.Remove(invite);
        await audit.AddAsync(db, AuditAct.InviteWithdrawn, by, $"{invite.Note}, {invite.Role}");
        await db.SaveChangesAsync();
        await whole.CommitAsync();
        return true;
    }

    /// <summary>The role a token gives; null for one that is unknown, used or too old.</summary>
    public async Task<string?> RoleOfAsync(string token)
    {
        string hash = SecretText.Hash(token);
        long now = NowMs;
        return await db.Invites.Where(i => i.Hash == hash && i.ExpiresMs > now).Select(i => i.Role).SingleOrDefaultAsync();
    }

    /// <summary>Makes the account and uses the link up. A refused name or password leaves it open.</summary>
    public async Task<MadeAccount> AcceptAsync(string token, string userName, string password, string address)
    {
        // It takes the database's one write lock at its start: of two who use the link at once, one finds it.
        await using var whole = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable);
        if (await RoleOfAsync(token) is not { } role)
        {
            return MadeAccount.TooLate;
        }

        string hash = SecretText.Hash(token);
        MadeAccount made = await maker.MakeAsync(userName, password, role, address);
        if (made.Account is not null)
        {
            await db.Invites.Where(i => i.Hash == hash).ExecuteDeleteAsync();
            await whole.CommitAsync();
        }

        return made;
    }
}
