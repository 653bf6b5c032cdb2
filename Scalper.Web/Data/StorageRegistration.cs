using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Scalper.Web.Hosting;
using Scalper.Web.Screens;
using Scalper.Web.Settings;

namespace Scalper.Web.Data;

/// <summary>Database and key ring.</summary>
public static class StorageRegistration
{
    public static void AddStorage(this WebApplicationBuilder builder, SettingsReader settings)
    {
        StorageFolder folder = new(settings.Read<StorageOptions>("Storage"));
        builder.Services.AddSingleton(folder);
        builder.Services.AddDbContext<ScalperDb>(db => db.UseSqlite(folder.ConnectionString));
        builder.Services.AddSingleton<ContractShelf>();
        builder.Services.AddSingleton<IScreenShelf, ScreenShelf>();
        builder.Services.AddDataProtection().SetApplicationName("Scalper").PersistKeysToFileSystem(new DirectoryInfo(folder.KeysFolder));

        // It warns that keys lie unencrypted at rest. They do, on purpose: whoever can read that folder, which is its owner's alone, can
        // read the database beside it, and a second secret to open the first would lie there too.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
    }

    /// <summary>Makes the folder and brings the database to the newest schema; readers never wait for the writer (WAL).</summary>
    /// <exception cref="StartException">The folder can't be written, or the file is no database.</exception>
    public static async Task PrepareStorageAsync(this WebApplication app)
    {
        StorageFolder folder = app.Services.GetRequiredService<StorageFolder>();
        folder.Prepare();
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        ScalperDb db = scope.ServiceProvider.GetRequiredService<ScalperDb>();
        try
        {
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'");
        }
        catch (SqliteException fault)
        {
            throw new StartException($"{folder.DatabaseFile}: expected a database of Scalper ({fault.Message}).", fault);
        }
    }
}
