using Scalper.Web.Data;

namespace Scalper.Web.Backup;

/// <summary>Makes a backup of a storage folder, whether the application runs on it or not.</summary>
/// <param name="settingsFolder">Where appsettings.json lies.</param>
public sealed class BackupRun(StorageFolder storage, string settingsFolder, TimeProvider time)
{
    /// <summary>Writes the archive; under its name there is a whole one or none.</summary>
    /// <param name="target">A file that does not exist yet.</param>
    /// <exception cref="BackupException">It can't be made.</exception>
    public BackupManifest Write(string target)
    {
        string file = Path.GetFullPath(target);
        if (Path.Exists(file))
        {
            throw new BackupException($"{target}: expected a name that is free, there is something already.");
        }

        try
        {
            return WriteNew(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The last one is how the framework says that a file grows beyond what its file system, or a limit of the process, allows.
            throw new BackupException($"{target}: expected a file that can be written ({fault.Message}).", fault);
        }
    }

    private BackupManifest WriteNew(string file)
    {
        string parent = Path.GetDirectoryName(file) ?? throw new IOException("it is a folder");
        if (!Directory.Exists(parent))
        {
            throw new DirectoryNotFoundException($"there is no folder {parent}");
        }

        using WorkFolder work = WorkFolder.In(parent, Path.GetFileName(file));
        string content = work.File("content"), archive = work.File("archive");
        OwnerOnly.CreateFolder(content);

        // The database before the keys: what it holds was protected with keys that were there already.
        string copy = Path.Combine(content, MemberNames.Database);
        DatabaseCopy.Make(storage.DatabaseFile, copy);
        string schema = DatabaseCopy.Check(copy);
        CopyKeys(Path.Combine(content, MemberNames.Keys));
        string[] blanked = CopySettings(Path.Combine(content, MemberNames.Settings));
        BackupManifest manifest = new(
            BackupManifest.CurrentFormat, ProgramVersion.Text, schema, time.GetUtcNow(), ArchiveWriter.ListMembers(content), blanked);
        ArchiveWriter.Write(content, manifest, archive);

        // Not overwriting: two backups at once to one name leave the first, whole.
        File.Move(archive, file, overwrite: false);
        Disk.FlushFolder(parent);
        return manifest;
    }

    private void CopyKeys(string folder)
    {
        OwnerOnly.CreateFolder(folder);
        foreach (string key in Directory.EnumerateFiles(storage.KeysFolder, "*.xml"))
        {
            string name = Path.GetFileName(key);
            if (!MemberNames.IsKey($"{MemberNames.Keys}/{name}"))
            {
                throw new BackupException($"{key}: expected a key of Scalper, no key has such a name.");
            }

            Write(Path.Combine(folder, name), File.ReadAllBytes(key));
        }
    }

    private string[] CopySettings(string folder)
    {
        OwnerOnly.CreateFolder(folder);
        List<string> blanked = [];
        foreach (string name in Directory.EnumerateFiles(settingsFolder, "appsettings*.json").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal))
        {
            // The application reads no others.
            if (MemberNames.IsSettings($"{MemberNames.Settings}/{name}"))
            {
                SettingsCopy settings = SettingsCopy.Of(Path.Combine(settingsFolder, name));
                Write(Path.Combine(folder, name), settings.Json);
                blanked.AddRange(settings.Blanked.Select(key => $"{name}: {key}"));
            }
        }

        return [.. blanked];
    }

    private static void Write(string path, byte[] content)
    {
        using FileStream file = OwnerOnly.OpenFile(path, FileMode.CreateNew, FileShare.None);
        file.Write(content);
    }
}
