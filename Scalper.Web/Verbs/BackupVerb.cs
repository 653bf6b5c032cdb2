using Scalper.Web.Backup;
using Scalper.Web.Data;

namespace Scalper.Web.Verbs;

/// <summary>The command <c>backup &lt;file&gt;</c>: database, keys and settings in one archive.</summary>
public static class BackupVerb
{
    public const string Name = "backup";

    /// <exception cref="BackupException">It can't be made.</exception>
    public static void Run(string file, StorageFolder storage, TextWriter output)
    {
        BackupManifest manifest = new BackupRun(storage, AppContext.BaseDirectory, TimeProvider.System).Write(file);
        output.WriteLine($"Backup of {storage.Path} is in {Path.GetFullPath(file)}: {manifest.Members.Count} files, schema {manifest.Schema}.");
        if (manifest.Blanked.Count > 0)
        {
            output.WriteLine($"Left out, to be put back by hand after a restore: {string.Join(", ", manifest.Blanked)}");
        }
    }
}
