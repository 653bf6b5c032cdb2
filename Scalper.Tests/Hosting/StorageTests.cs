using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Web.Accounts;
using Scalper.Web.Data;
using Scalper.Web.Settings;

namespace Scalper.Tests.Hosting;

public sealed class StorageTests : IDisposable
{
    private readonly TempFolder _parent = new();

    public void Dispose() => _parent.Dispose();

    [Fact]
    public void Path_RelativeDirectory_IsBesideTheApplication() =>
        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "data"), new StorageFolder(new StorageOptions()).Path);

    [Fact]
    public void Start_EmptyFolder_AppliesEveryMigrationInWalMode()
    {
        using WebApp app = new(_parent.Path);
        using IServiceScope scope = app.Services.CreateScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        Assert.NotEmpty(db.Database.GetAppliedMigrations());
        Assert.Empty(db.Database.GetPendingMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Equal(["Admin", "Viewer"], db.Roles.Select(r => r.Name!).Order().AsEnumerable());

        using SqliteConnection connection = new($"Data Source={Path.Combine(_parent.Path, "scalper.db")}");
        connection.Open();
        using SqliteCommand mode = new("PRAGMA journal_mode", connection);
        Assert.Equal("wal", mode.ExecuteScalar());
    }

    [Fact]
    public async Task Start_DatabaseOfAnEarlierVersion_IsBroughtUpWithWhatItHolds()
    {
        DbContextOptions<ScalperDb> options = new DbContextOptionsBuilder<ScalperDb>()
            .UseSqlite($"Data Source={Path.Combine(_parent.Path, "scalper.db")};Pooling=False").Options;
        await using (ScalperDb early = new(options))
        {
            await early.GetService<IMigrator>().MigrateAsync("Accounts");
            early.Users.Add(new Account { UserName = WebApp.UserName, NormalizedUserName = WebApp.UserName.ToUpperInvariant() });
            await early.SaveChangesAsync();
            Assert.NotEmpty(await early.Database.GetPendingMigrationsAsync());
        }

        await using WebApp app = new(_parent.Path);
        using IServiceScope scope = app.Services.CreateScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal(WebApp.UserName, (await db.Users.SingleAsync()).UserName);
        Assert.Equal(0, await db.ContractLists.CountAsync());
    }

    [Fact]
    public async Task Start_DatabaseBeforeProfiles_GetsTheirTableAndKeepsItsList()
    {
        DbContextOptions<ScalperDb> options = new DbContextOptionsBuilder<ScalperDb>()
            .UseSqlite($"Data Source={Path.Combine(_parent.Path, "scalper.db")};Pooling=False").Options;
        await using (ScalperDb early = new(options))
        {
            await early.GetService<IMigrator>().MigrateAsync("ContractLists");
            early.ContractLists.Add(new ContractListRow { Venue = "https://venue.example/", ReadAtMs = 5 });
            await early.SaveChangesAsync();
            Assert.Contains(await early.Database.GetPendingMigrationsAsync(), m => m.EndsWith("_SymbolProfiles", StringComparison.Ordinal));
        }

        await using WebApp app = new(_parent.Path);
        using IServiceScope scope = app.Services.CreateScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal(5, (await db.ContractLists.SingleAsync()).ReadAtMs);
        Assert.Empty(await db.SymbolProfiles.Where(p => p.Venue == "https://venue.example/").ToListAsync());
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task Start_NewFolder_BelongsToItsOwnerAlone()
    {
        string folder = Path.Combine(_parent.Path, "new", "data");
        using WebApp app = new(folder, ("Accounts:Bootstrap:UserName", WebApp.UserName), ("Accounts:Bootstrap:Password", WebApp.Password));
        using HttpClient http = await app.CreateSignedInClientAsync();
        foreach (string path in Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Append(folder))
        {
            UnixFileMode foreign = File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Assert.True(foreign == UnixFileMode.None, $"{path} is open to others: {foreign}.");
        }

        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder, "keys")));
    }
}
