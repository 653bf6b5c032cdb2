using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Data;
using Scalper.Web.Settings;

namespace Scalper.Web.Accounts.Audit;

/// <summary>
/// Who got in, who did not, and who changed what, in the database. Each kind keeps its newest
/// <see cref="AccountsOptions.AuditEntries"/>. Never holds what somebody typed where a password could stand.
/// </summary>
public sealed partial class AuditLog(AccountsOptions options, IServiceScopeFactory scopes, TimeProvider time, ILogger<AuditLog> log) : IAuditTrail
{
    public const int PageSize = 100;

    /// <summary>Adds an act to what the caller is about to save: both are kept, or neither. The oldest of its kind above the bound are forgotten.</summary>
    /// <param name="what">To whom or what it was done, and how; empty where the act says it all.</param>
    public async Task AddAsync(ScalperDb db, AuditAct act, Actor by, string what = "")
    {
        AuditKind kind = AuditActs.KindOf(act);
        await ForgetOldAsync(db, kind);
        db.Audit.Add(new AuditRow
        {
            AtMs = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Act = act,
            Kind = kind,
            Who = by.Name,
            What = what,
            Address = by.Address,
        });
    }

    /// <summary>Writes an act down by itself.</summary>
    public async Task WriteAsync(AuditAct act, Actor by, string what = "")
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        await AddAsync(db, act, by, what);
        await db.SaveChangesAsync();
    }

    /// <inheritdoc/>
    public async Task NoteAsync(AuditAct act, Actor by, string what = "")
    {
        try
        {
            await WriteAsync(act, by, what);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            LogNotKept(act.Words(), what, by.Name, by.Address, fault.GetBaseException().Message);
        }
    }

    /// <summary>A page of acts, the newest first.</summary>
    /// <param name="kind">Null for all.</param>
    /// <param name="before">Only those before this one; null for the newest.</param>
    public async Task<List<AuditRow>> ReadAsync(AuditKind? kind, long? before)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        return await db.Audit.AsNoTracking()
            .Where(a => (kind == null || a.Kind == kind) && (before == null || a.Id < before))
            .OrderByDescending(a => a.Id).Take(PageSize).ToListAsync();
    }

    // Leaves room for the one that comes.
    private async Task ForgetOldAsync(ScalperDb db, AuditKind kind)
    {
        long? last = await db.Audit.Where(a => a.Kind == kind).OrderByDescending(a => a.Id).Skip(options.AuditEntries - 1).Select(a => (long?)a.Id).FirstOrDefaultAsync();
        if (last is { } tooOld)
        {
            await db.Audit.Where(a => a.Kind == kind && a.Id <= tooOld).ExecuteDeleteAsync();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Not in the audit log: {Act} {What} by {Who} from {Address} ({Fault})")]
    private partial void LogNotKept(string act, string what, string who, string address, string fault);
}
