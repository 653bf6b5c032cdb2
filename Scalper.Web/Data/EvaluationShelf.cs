using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Scalper.Web.Data;

/// <summary>Keeps what was measured of scores in the database. A database that fails is an answer, and logged: each cause once an hour.</summary>
public sealed partial class EvaluationShelf(IServiceScopeFactory scopes, TimeProvider time, ILogger<EvaluationShelf> log)
{
    private readonly FaultNotices _notices = new(TimeSpan.FromHours(1), time);

    /// <summary>All that is kept of a source.</summary>
    /// <param name="fromSecond">Blocks that began before are not read.</param>
    /// <returns>Null where it can't be read now.</returns>
    public Task<KeptEvaluation?> FindAsync(string venue, long fromSecond, CancellationToken cancellation) => ReadAsync(
        async db => new KeptEvaluation(
            await db.EvaluatedBlocks.AsNoTracking().Where(b => b.Venue == venue && b.StartSecond >= fromSecond).OrderBy(b => b.StartSecond).ToListAsync(cancellation),
            await LastDayAsync(db, venue, cancellation),
            await db.ScaleSamples.AsNoTracking().Where(s => s.Venue == venue && s.StartSecond >= fromSecond).OrderBy(s => s.StartSecond).ToListAsync(cancellation),
            await db.Verdicts.AsNoTracking().Where(v => v.Venue == venue && v.DecidedAtSecond >= fromSecond).OrderBy(v => v.DecidedAtSecond).ToListAsync(cancellation)));

    /// <summary>The days that are kept of one model at one horizon.</summary>
    /// <returns>Null where they can't be read now.</returns>
    public Task<List<EvaluatedDayRow>?> FindDaysAsync(string venue, string model, string weights, int horizonSeconds, CancellationToken cancellation) => ReadAsync(
        db => db.EvaluatedDays.AsNoTracking()
            .Where(d => d.Venue == venue && d.Model == model && d.Weights == weights && d.HorizonSeconds == horizonSeconds).OrderBy(d => d.Day).ToListAsync(cancellation));

    /// <summary>Keeps all of it or none, in place of what has the same key, and lets go of what is too old, of any source.</summary>
    /// <param name="oldestSecond">Blocks, days and verdicts of before go.</param>
    /// <param name="oldestSampleSecond">Samples of before go.</param>
    /// <returns>False where it could not be done.</returns>
    public async Task<bool> KeepAsync(KeptEvaluation kept, long oldestSecond, long oldestSampleSecond, CancellationToken cancellation)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        try
        {
            await using IDbContextTransaction whole = await db.Database.BeginTransactionAsync(cancellation);
            await ForgetAsync(db, oldestSecond, oldestSampleSecond, cancellation);
            foreach (object row in kept.Rows)
            {
                await PutAsync(db, row, cancellation);
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

    private static async Task<IReadOnlyList<EvaluatedDayRow>> LastDayAsync(ScalperDb db, string venue, CancellationToken cancellation)
    {
        long last = await db.EvaluatedDays.Where(d => d.Venue == venue).MaxAsync(d => (long?)d.Day, cancellation) ?? 0;
        return await db.EvaluatedDays.AsNoTracking().Where(d => d.Venue == venue && d.Day == last).ToListAsync(cancellation);
    }

    private static async Task ForgetAsync(ScalperDb db, long oldestSecond, long oldestSampleSecond, CancellationToken cancellation)
    {
        long oldestDay = Core.Evaluation.UtcDay.Of(oldestSecond);
        await db.EvaluatedBlocks.Where(b => b.StartSecond < oldestSecond).ExecuteDeleteAsync(cancellation);
        await db.EvaluatedDays.Where(d => d.Day < oldestDay).ExecuteDeleteAsync(cancellation);
        await db.ScaleSamples.Where(s => s.StartSecond < oldestSampleSecond).ExecuteDeleteAsync(cancellation);
        await db.Verdicts.Where(v => v.DecidedAtSecond < oldestSecond).ExecuteDeleteAsync(cancellation);
    }

    private static async Task PutAsync(ScalperDb db, object row, CancellationToken cancellation)
    {
        object?[] key = [.. db.Model.FindEntityType(row.GetType())!.FindPrimaryKey()!.Properties.Select(p => p.PropertyInfo!.GetValue(row))];
        if (await db.FindAsync(row.GetType(), key, cancellation) is { } present)
        {
            db.Entry(present).CurrentValues.SetValues(row);
        }
        else
        {
            db.Add(row);
        }
    }

    private async Task<T?> ReadAsync<T>(Func<ScalperDb, Task<T>> read)
        where T : class
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        try
        {
            return await read(scope.ServiceProvider.GetRequiredService<ScalperDb>());
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was measured of scores could not be read from the database ({Fault}): tried again every minute, nothing is kept before")]
    private partial void LogNotRead(string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was measured of scores could not be kept in the database ({Fault}): tried again every minute")]
    private partial void LogNotKept(string fault);
}
