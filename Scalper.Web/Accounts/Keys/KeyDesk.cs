using Microsoft.EntityFrameworkCore;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Data;

namespace Scalper.Web.Accounts.Keys;

/// <summary>Where administrators make and revoke keys of the HTTP API.</summary>
public sealed class KeyDesk(ScalperDb db, ApiKeyRing ring, AuditLog audit, TimeProvider time)
{
    /// <summary>More are no longer looked after by anybody.</summary>
    public const int Most = 200;

    public const int LongestName = 64;

    // A word at the front lets scanners of repositories and logs know a key that got lost.
    private const string Mark = "scalper_";

    /// <summary>The newest first; those that expired, too.</summary>
    public Task<List<ApiKeyRow>> ListAsync() => db.ApiKeys.AsNoTracking().OrderByDescending(k => k.MadeMs).ThenBy(k => k.Hash).ToListAsync();

    /// <summary>Makes a key. It can be read only here: its hash is what is kept.</summary>
    /// <param name="lifetime">Null for a key without an end.</param>
    /// <returns>The key, or why there is none, in a sentence.</returns>
    public async Task<(string? Key, string? Refusal)> MakeAsync(Actor by, string name, string role, TimeSpan? lifetime)
    {
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            return (null, "Expected a name of 1 to 64 characters that says who uses the key.");
        }

        if (!Roles.All.Contains(role))
        {
            return (null, $"Expected one of the roles {string.Join(", ", Roles.All)}.");
        }

        await using var whole = await db.Database.BeginTransactionAsync();
        if (await db.ApiKeys.CountAsync() >= Most)
        {
            return (null, $"There are {Most} keys already. Revoke one first.");
        }

        string key = Mark + SecretText.New();
        DateTimeOffset now = time.GetUtcNow();
        db.ApiKeys.Add(new ApiKeyRow
        {
            Hash = SecretText.Hash(key),
            Name = name,
            Tail = key[^4..],
            Role = role,
            MadeBy = by.Name,
            MadeMs = now.ToUnixTimeMilliseconds(),
            ExpiresMs = lifetime is { } life ? (now + life).ToUnixTimeMilliseconds() : null,
        });
        await audit.AddAsync(db, AuditAct.KeyMade, by, $"{name} (…{key[^4..]}), {role}");
        await db.SaveChangesAsync();
        await whole.CommitAsync();
        ring.Forget();
        return (key, null);
    }

    /// <summary>Ends a key at once: the sockets it opened, too.</summary>
    /// <returns>False where there is none with this hash.</returns>
    public async Task<bool> RevokeAsync(Actor by, string hash)
    {
        if (await db.ApiKeys.SingleOrDefaultAsync(k => k.Hash == hash) is not { } key)
        {
            return false;
        }

        db.ApiKeys.Remove(key);
        await audit.AddAsync(db, AuditAct.KeyRevoked, by, $"{key.Name} (…{key.Tail}), {key.Role}");
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            return false; // Somebody else revoked it meanwhile, and has it in the log.
        }

        ring.Forget();
        return true;
    }
}
