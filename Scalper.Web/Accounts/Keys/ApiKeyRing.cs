using System.Security.Claims;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Data;
using Scalper.Web.Settings;

namespace Scalper.Web.Accounts.Keys;

/// <summary>
/// The keys of the HTTP API: those of the settings and those that administrators made. Hashes only. What was read from the database
/// holds for <see cref="Memory"/>; what this process revokes ends at once. Safe from any thread.
/// </summary>
public sealed class ApiKeyRing(ApiOptions options, IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Says by which key somebody came, as its hash.</summary>
    internal const string HashClaim = "key";

    /// <summary>How old an answer from memory may be.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan UsedStep = TimeSpan.FromMinutes(1);

    private readonly FrozenDictionary<string, ApiKeyOptions> _configured = options.Keys.ToFrozenDictionary(k => SecretText.Hash(k.Key), StringComparer.Ordinal);
    private volatile Made? _made;
    private int _changes;

    /// <summary>After a key was revoked by this process. On the thread that did it.</summary>
    public event Action? Ended;

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Who the key speaks for, with its role; null for one that is unknown, expired or revoked.</summary>
    public async ValueTask<ClaimsIdentity?> FindAsync(string key, string authenticationType)
    {
        string hash = SecretText.Hash(key);
        if (_configured.TryGetValue(hash, out ApiKeyOptions? configured))
        {
            return Identity(configured.Name, configured.Role.ToString(), hash, authenticationType);
        }

        if (await FindMadeAsync(hash) is not { } made)
        {
            return null;
        }

        await NoteUseAsync(made);
        return Identity(made.Name, made.Role, hash, authenticationType);
    }

    /// <summary>Whether the key with this hash still opens anything.</summary>
    public async ValueTask<bool> HoldsAsync(string hash) => _configured.ContainsKey(hash) || await FindMadeAsync(hash) is not null;

    /// <summary>The next question is answered from the database; call it after keys were changed there.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _changes);
        _made = null;
        Ended?.Invoke();
    }

    private static ClaimsIdentity Identity(string name, string role, string hash, string authenticationType) =>
        new([new(ClaimTypes.Name, name), new(ClaimTypes.Role, role), new(HashClaim, hash)], authenticationType);

    private async ValueTask<ApiKeyRow?> FindMadeAsync(string hash) =>
        (await ReadAsync()).TryGetValue(hash, out ApiKeyRow? made) && (made.ExpiresMs is not { } end || end > NowMs) ? made : null;

    // Whole: so that a guessed key costs no look into the database.
    private async ValueTask<FrozenDictionary<string, ApiKeyRow>> ReadAsync()
    {
        if (_made is { } made && NowMs - made.ReadMs < Memory.TotalMilliseconds)
        {
            return made.Keys;
        }

        int changes = Volatile.Read(ref _changes);
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        List<ApiKeyRow> rows = await db.ApiKeys.AsNoTracking().ToListAsync();
        FrozenDictionary<string, ApiKeyRow> keys = rows.ToFrozenDictionary(k => k.Hash, StringComparer.Ordinal);
        if (changes == Volatile.Read(ref _changes))
        {
            _made = new Made(keys, NowMs);
        }

        return keys;
    }

    private async Task NoteUseAsync(ApiKeyRow key)
    {
        long now = NowMs;
        if (now - (key.UsedMs ?? 0) < UsedStep.TotalMilliseconds)
        {
            return;
        }

        key.UsedMs = now;
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        await db.ApiKeys.Where(k => k.Hash == key.Hash).ExecuteUpdateAsync(set => set.SetProperty(k => k.UsedMs, now));
    }

    private sealed record Made(FrozenDictionary<string, ApiKeyRow> Keys, long ReadMs);
}
