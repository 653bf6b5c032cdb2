using Microsoft.EntityFrameworkCore;
using Scalper.Tests.Hosting;
using Scalper.Web.Backup;
using Scalper.Web.Data;
using Scalper.Web.Settings;

namespace Scalper.Tests.Backup;

/// <summary>A small storage folder as an application leaves it, settings beside, and a backup of both.</summary>
public sealed class StoredData : IDisposable
{
    public const string KeyName = "key-0f8fad5b-d9cb-469f-a165-70867728950e.xml";
    private readonly TempFolder _root = new();

    public StoredData()
    {
        Storage = StorageIn("data");
        Directory.CreateDirectory(Storage.KeysFolder);
        Directory.CreateDirectory(Settings);
        using (ScalperDb db = Open(Storage))
        {
            db.Database.Migrate();
            db.ContractLists.Add(new ContractListRow { Venue = "https://venue.example/", ReadAtMs = 5 });
            db.SaveChanges();
        }

        File.WriteAllText(Path.Combine(Storage.KeysFolder, KeyName), "<key/>");
        File.WriteAllText(Path.Combine(Settings, "appsettings.json"), """{ "Tape": { "SideSource": "Venue" } }""");
        Manifest = Backup(Archive);
    }

    /// <summary>A folder for whatever the test makes.</summary>
    public string Folder => _root.Path;

    public StorageFolder Storage { get; }

    public string Settings => Path.Combine(Folder, "application");

    public string Archive => Path.Combine(Folder, "backup.tar.gz");

    public BackupManifest Manifest { get; }

    public BackupManifest Backup(string file) => new BackupRun(Storage, Settings, TimeProvider.System).Write(file);

    public StorageFolder StorageIn(string name) => new(new StorageOptions { Directory = Path.Combine(Folder, name) });

    /// <summary>Restores the archive into a new folder and expects a refusal that leaves nothing behind.</summary>
    /// <returns>What it says.</returns>
    public string Refusal(string archive)
    {
        StorageFolder target = StorageIn("target");
        string[] before = Entries();
        string message = Assert.Throws<BackupException>(() => new RestoreRun(target).Read(archive)).Message;
        Assert.Equal(before, Entries());
        Assert.DoesNotContain('\n', message);
        return message;
    }

    public string[] Entries() => [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public static ScalperDb Open(StorageFolder storage) =>
        new(new DbContextOptionsBuilder<ScalperDb>().UseSqlite($"Data Source={storage.DatabaseFile};Pooling=False").Options);

    public void Dispose() => _root.Dispose();
}
