using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Scalper.Web.Screens;

namespace Scalper.Web.Data;

/// <summary>Keeps settings of screens in the database. A database that fails is an answer, and logged: each cause once an hour.</summary>
public sealed partial class ScreenShelf(IServiceScopeFactory scopes, TimeProvider time, ILogger<ScreenShelf> log) : IScreenShelf
{
    private readonly FaultNotices _notices = new(TimeSpan.FromHours(1), time);

    public async Task<ScreenSettings?> FindAsync(string accountId)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        try
        {
            return await ReadAsync(db, accountId);
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

    public async Task<string?> ChangeAsync(string accountId, Func<ScreenSettings, ScreenSettings> change)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        try
        {
            // It begins with the right to write, so that nobody else changes the row between the read and the write.
            await using IDbContextTransaction whole = await db.Database.BeginTransactionAsync();
            ScreenSettings changed = change(await ReadAsync(db, accountId));
            if (ScreenRules.Complaint(changed) is { } complaint)
            {
                return $"Not kept, because of what another tab has kept meanwhile. {complaint}";
            }

            await db.Screens.Where(s => s.AccountId == accountId).ExecuteDeleteAsync();
            db.Screens.Add(ScreenRow.Of(accountId, changed));
            await db.SaveChangesAsync();
            await whole.CommitAsync();
            return null;
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            string cause = fault.GetBaseException().Message;
            if (_notices.IsDue(cause))
            {
                LogNotKept(cause);
            }

            return "Your settings could not be kept in the database: they hold until this page is closed.";
        }
    }

    private static async Task<ScreenSettings> ReadAsync(ScalperDb db, string accountId)
    {
        ScreenRow? row = await db.Screens.AsNoTracking().AsSplitQuery()
            .Include(s => s.Columns)
            .Include(s => s.Panes)
            .Include(s => s.Watchlists).ThenInclude(l => l.Symbols)
            .SingleOrDefaultAsync(s => s.AccountId == accountId);
        return row?.ToSettings() ?? ScreenSettings.Default;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The settings of a screen could not be read from the database ({Fault}): the defaults are shown")]
    private partial void LogNotRead(string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The settings of a screen could not be kept in the database ({Fault}): they hold until the page is closed")]
    private partial void LogNotKept(string fault);
}
