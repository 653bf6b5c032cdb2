using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Scalper.Web.Market;

namespace Scalper.Web.Data;

/// <summary>Keeps an administrator's lists of symbols in the database. Safe from any thread.</summary>
public sealed partial class SymbolListShelf(IServiceScopeFactory scopes, TimeProvider time, ILogger<SymbolListShelf> log)
{
    private const string Include = "include";
    private const string Exclude = "exclude";

    /// <summary>The lists kept last; null where there are none, and where they can't be read, which is logged.</summary>
    public async Task<KeptLists?> FindAsync(CancellationToken cancellation)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        try
        {
            Dictionary<string, SymbolListRow> rows = await db.SymbolLists.AsNoTracking().ToDictionaryAsync(l => l.Name, cancellation);
            return rows.TryGetValue(Include, out SymbolListRow? include) && rows.TryGetValue(Exclude, out SymbolListRow? exclude)
                ? Kept(include, exclude)
                : null;
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException)
        {
            LogNotRead(fault.Message);
            return null;
        }
    }

    /// <summary>Keeps both lists in place of the last ones, wholly or not at all.</summary>
    /// <exception cref="DbException">The database does not take them.</exception>
    public async Task<KeptLists> KeepAsync(SymbolLists lists, string by, CancellationToken cancellation)
    {
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        SymbolListRow include = new() { Name = Include, Symbols = SymbolLists.Text(lists.Include), ChangedMs = now, ChangedBy = by };
        SymbolListRow exclude = new() { Name = Exclude, Symbols = SymbolLists.Text(lists.Exclude), ChangedMs = now, ChangedBy = by };
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        await using IDbContextTransaction whole = await db.Database.BeginTransactionAsync(cancellation);
        await db.SymbolLists.ExecuteDeleteAsync(cancellation);
        db.SymbolLists.AddRange(include, exclude);
        await db.SaveChangesAsync(cancellation);
        await whole.CommitAsync(cancellation);
        return new KeptLists(lists, DateTimeOffset.FromUnixTimeMilliseconds(now), by);
    }

    private KeptLists? Kept(SymbolListRow include, SymbolListRow exclude)
    {
        (SymbolLists? lists, string? complaint) = SymbolLists.Read(include.Symbols, exclude.Symbols);
        if (lists is null)
        {
            LogNotRead(complaint!);
            return null;
        }

        return new KeptLists(lists, DateTimeOffset.FromUnixTimeMilliseconds(include.ChangedMs), include.ChangedBy);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The administrators' lists of symbols could not be read from the database ({Fault}): those of the settings hold")]
    private partial void LogNotRead(string fault);
}
