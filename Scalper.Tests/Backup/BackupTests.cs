using System.Runtime.Versioning;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Scalper.Tests.Hosting;
using Scalper.Web.Backup;
using Scalper.Web.Data;

namespace Scalper.Tests.Backup;

public sealed class BackupTests : IDisposable
{
    private readonly StoredData _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void Backup_StorageFolder_NamesEveryFileWithSizeAndHash()
    {
        (string Name, byte[] Content)[] files = MadeArchive.Files(_data.Archive);
        Assert.Equal(["manifest.json", $"keys/{StoredData.KeyName}", "scalper.db", "settings/appsettings.json"], files.Select(f => f.Name));
        BackupManifest manifest = BackupManifest.Parse(files[0].Content);
        Assert.Equal(files[1..].Select(f => MadeArchive.Member(f.Name, f.Content)), manifest.Members);
        Assert.Equal((1, ProgramVersion.Text, ProgramVersion.Schemas[^1]), (manifest.Format, manifest.Program, manifest.Schema));
        Assert.InRange(manifest.MadeAt, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task Restore_Backup_GivesBackWhatWasThere()
    {
        StorageFolder target = _data.StorageIn("new/deep/data");
        BackupManifest manifest = new RestoreRun(target).Read(_data.Archive);
        Assert.Equal(_data.Manifest.Schema, manifest.Schema);
        await using ScalperDb db = StoredData.Open(target);
        Assert.Equal(5, (await db.ContractLists.SingleAsync()).ReadAtMs);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(target.KeysFolder, StoredData.KeyName)));
        Assert.Contains("SideSource", await File.ReadAllTextAsync(Path.Combine(target.Path, "settings", "appsettings.json")), StringComparison.Ordinal);
        Assert.DoesNotContain(_data.Entries(), e => e.Contains("unfinished", StringComparison.Ordinal));
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void BackupAndRestore_Files_AreTheirOwnersAlone()
    {
        StorageFolder target = _data.StorageIn("target");
        new RestoreRun(target).Read(_data.Archive);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_data.Archive));
        Assert.All(Directory.GetFileSystemEntries(target.Path, "*", SearchOption.AllDirectories).Append(target.Path), path => Assert.Equal(
            Directory.Exists(path) ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute : UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(path)));
    }

    [Fact]
    public void Backup_TargetExists_IsRefusedAndTheTargetStays()
    {
        byte[] before = File.ReadAllBytes(_data.Archive);
        BackupException refusal = Assert.Throws<BackupException>(() => _data.Backup(_data.Archive));
        Assert.Equal($"{_data.Archive}: expected a name that is free, there is something already.", refusal.Message);
        Assert.Equal(before, File.ReadAllBytes(_data.Archive));
    }

    [Fact]
    public void Backup_NoSuchFolder_IsRefused()
    {
        string target = Path.Combine(_data.Folder, "missing", "b.tar.gz");
        Assert.StartsWith(
            $"{target}: expected a file that can be written (", Assert.Throws<BackupException>(() => _data.Backup(target)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Backup_FolderWithoutDatabase_IsRefusedAndMakesNone()
    {
        StorageFolder empty = _data.StorageIn("empty");
        string[] before = _data.Entries();
        BackupRun run = new(empty, _data.Settings, TimeProvider.System);
        Assert.Contains(
            "expected the database of an application that was started once",
            Assert.Throws<BackupException>(() => run.Write(Path.Combine(_data.Folder, "b.tar.gz"))).Message,
            StringComparison.Ordinal);
        Assert.Equal(before, _data.Entries());
    }

    [Fact]
    public void Backup_DamagedDatabase_IsRefusedAndLeavesNothing()
    {
        byte[] database = File.ReadAllBytes(_data.Storage.DatabaseFile);
        Array.Fill(database, (byte)0xA5, 4096, database.Length - 4096);
        File.WriteAllBytes(_data.Storage.DatabaseFile, database);
        string[] before = _data.Entries();
        Assert.Throws<BackupException>(() => _data.Backup(Path.Combine(_data.Folder, "b.tar.gz")));
        Assert.Equal(before, _data.Entries());
    }

    [Fact]
    public void Backup_DeletedRow_IsNotInTheArchive()
    {
        const string Venue = "https://deleted-canary.example/";
        using (ScalperDb db = StoredData.Open(_data.Storage))
        {
            db.ContractLists.Add(new ContractListRow { Venue = Venue, ReadAtMs = 6 });
            db.SaveChanges();
            db.ContractLists.Where(l => l.Venue == Venue).ExecuteDelete();
        }

        string archive = Path.Combine(_data.Folder, "b.tar.gz");
        _data.Backup(archive);
        Assert.Equal(-1, MadeArchive.Unzip(archive).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Venue)));
    }
}
