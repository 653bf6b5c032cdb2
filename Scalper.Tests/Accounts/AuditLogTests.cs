using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Scalper.Tests.Hosting;
using Scalper.Tests.Sandbox;
using Scalper.Web.Accounts.Audit;
using Scalper.Web.Data;
using Scalper.Web.Settings;

namespace Scalper.Tests.Accounts;

public sealed class AuditLogTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Note_DatabaseThatTakesNothing_GoesToTheLogWhole()
    {
        LoggedLines lines = new();
        await using ServiceProvider services = new ServiceCollection()
            .AddDbContext<ScalperDb>(db => db.UseSqlite($"Data Source={Path.Combine(_folder.Path, "no", "such", "folder.db")};Pooling=False"))
            .BuildServiceProvider();
        AuditLog log = new(new AccountsOptions(), services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System, lines.CreateLogger<AuditLog>());
        await log.NoteAsync(AuditAct.BookResynced, new Actor("ana", "203.0.113.7"), "BTCUSDT");
        Assert.Equal(1, lines.Count("Not in the audit log: Book asked for again BTCUSDT by ana from 203.0.113.7 ("));
    }
}
