using Scalper.Web.Data;
using Scalper.Web.Settings;

namespace Scalper.Web.Backup;

/// <summary>Restores a backup as a new storage folder: all of it or nothing.</summary>
public sealed class RestoreRun(StorageFolder storage)
{
    /// <summary>Where the settings of the backup are afterwards.</summary>
    public string SettingsFolder => Path.Combine(storage.Path, MemberNames.Settings);

    /// <exception cref="BackupException">The folder is in use, or the archive is not one that can be restored.</exception>
    public BackupManifest Read(string archive)
    {
        RefuseUnlessEmpty();
        if (!File.Exists(archive))
        {
            throw new BackupException($"{archive}: expected a backup, there is no such file.");
        }

        try
        {
            using WorkFolder work = WorkFolder.In(NearestFolder(), Path.GetFileName(storage.Path));
            BackupManifest manifest = ArchiveReader.Extract(archive, work.Path, ProgramVersion.Schemas);
            CheckDatabase(archive, work.File(MemberNames.Database), manifest.Schema);
            OwnerOnly.CreateFolder(work.File(MemberNames.Keys));
            PutInPlace(work.Path);
            return manifest;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            throw new BackupException($"{storage.Path}: {archive} could not be restored there ({fault.Message}).", fault);
        }
    }

    private void RefuseUnlessEmpty()
    {
        string? held = File.Exists(storage.Path) ? "it is a file"
            : Directory.Exists(storage.Path) && Directory.EnumerateFileSystemEntries(storage.Path).FirstOrDefault() is { } first
                ? $"it holds '{SettingText.Show(Path.GetFileName(first))}'"
                : null;
        if (held is not null)
        {
            throw new BackupException($"Storage:Directory = '{storage.Path}': expected a folder that is empty or missing; {held}. Nothing was changed.");
        }
    }

    private static void CheckDatabase(string archive, string database, string expected)
    {
        string schema = DatabaseCopy.Check(database);
        if (schema != expected)
        {
            throw new BackupException(
                $"{archive}: expected a database of the schema {expected}, as its manifest says; it has {SettingText.Show(schema)}.");
        }
    }

    private void PutInPlace(string made)
    {
        string parent = Path.GetDirectoryName(storage.Path)!;
        OwnerOnly.CreateFolder(parent);
        if (Directory.Exists(storage.Path))
        {
            // Fails where something has come into it meanwhile.
            Directory.Delete(storage.Path);
        }

        Directory.Move(made, storage.Path);
        Disk.FlushFolder(storage.Path);
        Disk.FlushFolder(parent);
    }

    // Folders above the storage folder are made at the very end; until then the work lies in what is there, which is the same disk.
    private string NearestFolder()
    {
        string? folder = Path.GetDirectoryName(storage.Path);
        while (folder is not null && !Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new IOException("it is the root of the file system");
    }
}
