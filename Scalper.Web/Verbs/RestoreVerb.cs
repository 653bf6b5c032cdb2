using Scalper.Web.Backup;
using Scalper.Web.Data;
using Scalper.Web.Settings;

namespace Scalper.Web.Verbs;

/// <summary>The command <c>restore &lt;file&gt;</c>: makes the storage folder out of a backup.</summary>
public static class RestoreVerb
{
    public const string Name = "restore";

    /// <exception cref="BackupException">It can't be done; nothing was changed.</exception>
    public static void Run(string file, StorageFolder storage, TextWriter output)
    {
        RestoreRun restore = new(storage);
        BackupManifest manifest = restore.Read(file);
        output.WriteLine(
            $"Restored into {storage.Path}: backup of {manifest.MadeAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, "
            + $"Scalper {SettingText.Show(manifest.Program)}, schema {manifest.Schema}.");
        if (Directory.Exists(restore.SettingsFolder))
        {
            output.WriteLine(
                $"Settings are in {restore.SettingsFolder}: copy those you want beside the application, into {AppContext.BaseDirectory}; nothing there was changed.");
        }

        if (manifest.Blanked.Count > 0)
        {
            output.WriteLine($"Put back by hand, the backup leaves them out: {string.Join(", ", manifest.Blanked.Select(SettingText.Show))}");
        }

        if (!storage.HasOwnKeys)
        {
            output.WriteLine(
                $"Keys are in {Path.Combine(storage.Path, StorageFolder.KeysName)}, but Storage:KeysDirectory is {storage.KeysFolder}: copy them there, or drop that setting.");
        }
    }
}
