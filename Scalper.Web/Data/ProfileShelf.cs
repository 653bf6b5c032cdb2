using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Scalper.Web.Data;

/// <summary>Keeps the profiles of symbols in the database. A database that fails is an answer, and logged: each cause once an hour.</summary>
public sealed partial class ProfileShelf(IServiceScopeFactory scopes, TimeProvider time, ILogger<ProfileShelf> log)
{
    private readonly FaultNotices _notices = new(TimeSpan.FromHours(1), time);

    /// <summary>The profiles kept of a source; null where they can't be read now.</summary>
    public async Task<IReadOnlyList<SymbolProfileRow>?> FindAsync(string venue, CancellationToken cancellation)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        try
        {
            return await db.SymbolProfiles.AsNoTracking().Where(p => p.Venue == venue).ToListAsync(cancellation);
        }
        catch (DbException fault)
        {
            if (_notices.IsDue(fault.Message))
            {
                LogNotRead(fault.Message);
            }

            return null;
        }
    }

    /// <summary>Keeps profiles in place of their last state, all or none, and lets go of those not followed since a time, of any source.</summary>
    /// <param name="rows">Of one source.</param>
    /// <param name="oldestMs">Unix milliseconds.</param>
    /// <returns>False where it could not be done.</returns>
    public async Task<bool> KeepAsync(string venue, IReadOnlyCollection<SymbolProfileRow> rows, long oldestMs, CancellationToken cancellation)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        try
        {
            await using IDbContextTransaction whole = await db.Database.BeginTransactionAsync(cancellation);
            await db.SymbolProfiles.Where(p => p.FollowedAtMs < oldestMs).ExecuteDeleteAsync(cancellation);
            HashSet<string> kept = await db.SymbolProfiles.Where(p => p.Venue == venue).Select(p => p.Symbol).ToHashSetAsync(cancellation);
            foreach (SymbolProfileRow row in rows)
            {
                db.Entry(row).State = kept.Contains(row.Symbol) ? EntityState.Modified : EntityState.Added;
            }

            await db.SaveChangesAsync(cancellation);
            await whole.CommitAsync(cancellation);
            return true;
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            string cause = fault.GetBaseException().Message;
            if (_notices.IsDue(cause))
            {
                LogNotKept(cause);
            }

            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The kept symbol profiles could not be read from the database ({Fault}): tried again every minute, nothing is kept before")]
    private partial void LogNotRead(string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The symbol profiles could not be kept in the database ({Fault}): tried again every minute")]
    private partial void LogNotKept(string fault);
}
