using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Scalper.Web.Accounts;
using Scalper.Web.Data;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Tests.Hosting;

public sealed class StorageTests : IDisposable
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
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
        Assert.Equal(["Admin", "Trader", "Viewer"], db.Roles.Select(r => r.Name!).Order().AsEnumerable());

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
            await early.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO AspNetUsers (Id, UserName, NormalizedUserName, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
                VALUES ('1', {WebApp.UserName}, {WebApp.UserName.ToUpperInvariant()}, 0, 0, 0, 1, 0)
                """);
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

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void Start_FolderOfOursOpenToOthers_IsClosed()
    {
        string folder = Path.Combine(_parent.Path, "data"), keys = Path.Combine(folder, "keys"), key = Path.Combine(keys, "key-1.xml");
        Directory.CreateDirectory(keys);
        File.WriteAllText(key, "<key/>");
        File.WriteAllText(Path.Combine(folder, "scalper.db"), "");
        foreach (string path in Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories).Append(folder))
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }

        new StorageFolder(new StorageOptions { Directory = folder }).Prepare();
        Assert.Equal(OwnersFolder, File.GetUnixFileMode(folder));
        Assert.Equal(OwnersFolder, File.GetUnixFileMode(keys));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, "scalper.db")));
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void Start_FolderOfSomethingElseOpenToOthers_IsRefusedAndLeftAsItIs()
    {
        string folder = Path.Combine(_parent.Path, "home");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "letter.txt"), "");
        UnixFileMode open = (UnixFileMode)0b111_101_101;
        File.SetUnixFileMode(folder, open);
        StartException refusal = Assert.Throws<StartException>(new StorageFolder(new StorageOptions { Directory = folder }).Prepare);
        Assert.Equal(
            $"Storage:Directory = '{folder}': expected a folder of its owner alone (mode 700), or an empty one, or one of Scalper; "
            + "it has mode 755 and holds something else.",
            refusal.Message);
        Assert.Equal(open, File.GetUnixFileMode(folder));
        Assert.Single(Directory.GetFileSystemEntries(folder));
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task Run_WhateverIsWritten_IsItsOwnersAlone()
    {
        await using AppProcess app = AppProcess.Start(
            "--Urls=http://127.0.0.1:0", $"--Storage:Directory={Path.Combine(_parent.Path, "data")}", "--Sandbox:Enabled=true");
        string line = await app.WaitForLineAsync("Scalper is ready: open ");
        using HttpClient http = new();
        (await http.GetAsync(line["Scalper is ready: open ".Length..] + "/login")).Dispose();
        string[] entries = Directory.GetFileSystemEntries(Path.Combine(_parent.Path, "data"), "*", SearchOption.AllDirectories);
        Assert.Contains(entries, e => e.EndsWith("-wal", StringComparison.Ordinal));
        Assert.Contains(entries, e => e.EndsWith(".xml", StringComparison.Ordinal));
        Assert.Contains(entries, e => e.EndsWith(Path.Combine("logs", "scalper.log"), StringComparison.Ordinal));
        Assert.All(entries, e => Assert.Equal(
            Directory.Exists(e) ? OwnersFolder : UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(e)));
    }
}
