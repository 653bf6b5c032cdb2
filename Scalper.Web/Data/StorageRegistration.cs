using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Hosting;
using Scalper.Web.Screens;
using Scalper.Web.Settings;
using SQLitePCL;

namespace Scalper.Web.Data;

/// <summary>Database and key ring.</summary>
public static class StorageRegistration
{
    public static void AddStorage(this WebApplicationBuilder builder, SettingsReader settings)
    {
        StorageOptions options = settings.Read<StorageOptions>("Storage");
        StorageFolder folder = new(options);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton<StorageLock>();
        builder.Services.AddDbContext<ScalperDb>(db => db.UseSqlite(folder.ConnectionString));
        builder.Services.AddSingleton<ContractShelf>();
        builder.Services.AddSingleton<SymbolListShelf>();
        builder.Services.AddSingleton<IScreenShelf, ScreenShelf>();
        builder.AddKeyRing(folder, options.KeyCertificate);
    }

    /// <summary>Makes the folder and brings the database to the newest schema; readers never wait for the writer (WAL).</summary>
    /// <exception cref="StartException">The folder can't be written or is in use, or the file is no database, or one of a newer version.</exception>
    public static async Task PrepareStorageAsync(this WebApplication app)
    {
        StorageFolder folder = app.Services.GetRequiredService<StorageFolder>();
        folder.Prepare();
        app.Services.GetRequiredService<StorageLock>().Take();
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        try
        {
            await RefuseNewerAsync(db, folder);
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'");
        }
        catch (SqliteException fault)
        {
            string expected = fault.SqliteErrorCode is raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT ? "a database of Scalper" : "a database that can be read and written";
            throw new StartException($"{folder.DatabaseFile}: expected {expected} ({fault.Message}).", fault);
        }
    }

    // Entity Framework would take it as it is, and fail at the first thing that is no longer where it was.
    private static async Task RefuseNewerAsync(ScalperDb db, StorageFolder folder)
    {
        string? unknown = (await db.Database.GetAppliedMigrationsAsync()).Except(db.Database.GetMigrations(), StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
        {
            throw new StartException(
                $"{folder.DatabaseFile}: expected a database of this version or an older one; it has '{unknown}', of a newer one. Start that version, or restore a backup of this one.");
        }
    }
}
