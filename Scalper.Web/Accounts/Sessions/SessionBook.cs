using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Data;
using Scalper.Web.Settings;

namespace Scalper.Web.Accounts.Sessions;

/// <summary>
/// Who is signed in. The database has it; what was read holds for <see cref="Memory"/>, so that a session another process ended ends
/// here within that time. What this process ends ends at once. Safe from any thread.
/// </summary>
public sealed partial class SessionBook(IServiceScopeFactory scopes, AccountsOptions options, TimeProvider time, ILogger<SessionBook> log)
{
    /// <summary>How old an answer from memory may be.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromSeconds(5);

    /// <summary>More browsers than this are no person's; the one unseen for longest is signed out.</summary>
    public const int MostPerAccount = 20;

    private const int MostRemembered = 4096;
    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(1);

    private readonly FaultNotices _notices = new(TimeSpan.FromHours(1), time);
    private readonly ConcurrentDictionary<string, (LiveSession Session, long ReadMs)> _remembered = new(StringComparer.Ordinal);
    private int _endings;

    /// <summary>After sessions were ended by this process. On the thread that ended them.</summary>
    public event Action? Ended;

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Signs a browser in; the account's oldest sessions above <see cref="MostPerAccount"/> end.</summary>
    public async Task<string> OpenAsync(string accountId, bool usedSecondFactor, string address, string browser)
    {
        long now = NowMs;
        SessionRow row = new()
        {
            Id = SecretText.NewId(),
            AccountId = accountId,
            StartedMs = now,
            SeenMs = now,
            ProvedMs = now,
            UsedSecondFactor = usedSecondFactor,
            Address = address,
            Browser = browser,
        };
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        db.Sessions.Add(row);
        await db.SaveChangesAsync();
        await ForgetOldAsync(db, accountId);
        return row.Id;
    }

    /// <summary>The session; null where it ended or never was.</summary>
    public async ValueTask<LiveSession?> FindAsync(string id)
    {
        bool isRemembered = _remembered.TryGetValue(id, out (LiveSession Session, long ReadMs) known);
        if (isRemembered && NowMs - known.ReadMs < Memory.TotalMilliseconds)
        {
            return known.Session;
        }

        int endings = Volatile.Read(ref _endings);
        LiveSession? read;
        try
        {
            read = await ReadAsync(id);
        }
        catch (DbException fault) when (isRemembered)
        {
            // A database that can't be read says nothing about the account: the next look does.
            NoteNotRead(fault);
            return known.Session;
        }

        Remember(id, read, endings);
        return read;
    }

    /// <summary>The account's sessions, the last seen first.</summary>
    public async Task<IReadOnlyList<LiveSession>> ListAsync(string accountId)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        return [.. (await Living(db, db.Sessions.Where(s => s.AccountId == accountId)).ToListAsync()).OrderByDescending(s => s.SeenMs)];
    }

    /// <summary>Its person has just proved who they are.</summary>
    /// <param name="secondFactor">By a second factor, too.</param>
    public async Task ProveAsync(string id, bool secondFactor)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.ProvedMs, NowMs)
            .SetProperty(s => s.UsedSecondFactor, s => s.UsedSecondFactor || secondFactor));
        _remembered.TryRemove(id, out _);
    }

    /// <summary>The account has no second factor any more: what its sessions once gave counts no longer.</summary>
    public async Task ForgetSecondFactorAsync(string accountId)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        await db.Sessions.Where(s => s.AccountId == accountId).ExecuteUpdateAsync(set => set.SetProperty(s => s.UsedSecondFactor, false));
        Interlocked.Increment(ref _endings);
        _remembered.Clear();
    }

    /// <summary>Ends one session of the account.</summary>
    /// <returns>False where it has none with this id.</returns>
    public Task<bool> EndAsync(string accountId, string id) => EndAsync(s => s.Where(r => r.AccountId == accountId && r.Id == id));

    /// <summary>Ends every session of the account.</summary>
    /// <returns>False where it had none.</returns>
    public Task<bool> EndAllAsync(string accountId) => EndAsync(s => s.Where(r => r.AccountId == accountId));

    private async Task<bool> EndAsync(Func<IQueryable<SessionRow>, IQueryable<SessionRow>> which)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        int ended = await which(db.Sessions).ExecuteDeleteAsync();
        Interlocked.Increment(ref _endings);
        _remembered.Clear();
        Ended?.Invoke();
        return ended > 0;
    }

    private async Task<LiveSession?> ReadAsync(string id)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        if (await Living(db, db.Sessions.Where(s => s.Id == id)).SingleOrDefaultAsync() is not { } session)
        {
            return null;
        }

        long now = NowMs;
        if (now - session.SeenMs > SeenStep.TotalMilliseconds)
        {
            await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenMs, now));
        }

        return session;
    }

    // Whatever was read before an ending may be of the time before it.
    private void Remember(string id, LiveSession? read, int endings)
    {
        if (_remembered.Count >= MostRemembered)
        {
            _remembered.Clear();
        }

        if (read is null)
        {
            _remembered.TryRemove(id, out _);
            return;
        }

        _remembered[id] = (read, NowMs);
        if (endings != Volatile.Read(ref _endings))
        {
            _remembered.TryRemove(id, out _);
        }
    }

    private long OldestSeenMs() => NowMs - (long)TimeSpan.FromDays(options.SessionDays).TotalMilliseconds;

    private IQueryable<LiveSession> Living(ScalperDb db, IQueryable<SessionRow> rows)
    {
        long oldest = OldestSeenMs();
        return from session in rows.AsNoTracking()
               join account in db.Users on session.AccountId equals account.Id
               join held in db.UserRoles on account.Id equals held.UserId
               join role in db.Roles on held.RoleId equals role.Id
               where session.SeenMs >= oldest && !account.IsBarred
               select new LiveSession(
                   session.Id, account.Id, account.UserName!, role.Name!, session.StartedMs, session.SeenMs, session.ProvedMs,
                   session.UsedSecondFactor, session.Address, session.Browser);
    }

    private async Task ForgetOldAsync(ScalperDb db, string accountId)
    {
        long oldest = OldestSeenMs();
        await db.Sessions.Where(s => s.SeenMs < oldest).ExecuteDeleteAsync();
        List<string> above = await db.Sessions.Where(s => s.AccountId == accountId)
            .OrderByDescending(s => s.SeenMs).ThenByDescending(s => s.StartedMs).Skip(MostPerAccount).Select(s => s.Id).ToListAsync();
        if (above.Count > 0)
        {
            await EndAsync(s => s.Where(r => above.Contains(r.Id)));
        }
    }

    private void NoteNotRead(DbException fault)
    {
        if (_notices.IsDue(fault.Message))
        {
            LogNotRead(fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A session could not be looked up ({Fault}): what was last known of it holds until it can")]
    private partial void LogNotRead(string fault);
}
