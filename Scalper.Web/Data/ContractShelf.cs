using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Scalper.Core.Universe;

namespace Scalper.Web.Data;

/// <summary>
/// Keeps each venue's last list of contracts in the database. Safe from any thread. A database that fails is logged and costs the kept
/// list alone: nobody's start depends on it.
/// </summary>
public sealed partial class ContractShelf(IServiceScopeFactory scopes, ILogger<ContractShelf> log)
{
    /// <summary>The list kept last; null where there is none, or none that can be read.</summary>
    /// <param name="venue">REST address of the venue.</param>
    public async Task<StoredContracts?> FindAsync(Uri venue, CancellationToken cancellation)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        try
        {
            ContractListRow? row = await db.ContractLists.AsNoTracking().Include(l => l.Contracts)
                .SingleOrDefaultAsync(l => l.Venue == venue.AbsoluteUri, cancellation);
            ListedContract[] contracts = [.. row?.Contracts.Select(c => c.ToContract()).OfType<ListedContract>() ?? []];
            return contracts.Length > 0 ? new StoredContracts(DateTimeOffset.FromUnixTimeMilliseconds(row!.ReadAtMs), contracts) : null;
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            LogNotRead(fault.Message);
            return null;
        }
    }

    /// <summary>Keeps a list in place of the venue's last one, wholly or not at all.</summary>
    public async Task KeepAsync(Uri venue, DateTimeOffset readAt, IEnumerable<ListedContract> contracts, CancellationToken cancellation)
    {
        string name = venue.AbsoluteUri;
        ContractListRow row = new()
        {
            Venue = name,
            ReadAtMs = readAt.ToUnixTimeMilliseconds(),
            Contracts = [.. contracts.Select(c => ContractRow.Of(name, c))],
        };
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        try
        {
            await using IDbContextTransaction whole = await db.Database.BeginTransactionAsync(cancellation);
            await db.ContractLists.Where(l => l.Venue == name).ExecuteDeleteAsync(cancellation);
            db.ContractLists.Add(row);
            await db.SaveChangesAsync(cancellation);
            await whole.CommitAsync(cancellation);
        }
        catch (Exception fault) when (fault is DbException or DbUpdateException)
        {
            LogNotKept(fault.GetBaseException().Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The kept instrument list could not be read from the database ({Fault})")]
    private partial void LogNotRead(string fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The instrument list could not be kept in the database ({Fault}): a start without the exchange will not know it")]
    private partial void LogNotKept(string fault);
}
