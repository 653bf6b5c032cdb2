using Microsoft.Data.Sqlite;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Web.Data;

/// <summary>The folder of everything the application keeps. Folders and files in it are their owner's alone.</summary>
public sealed class StorageFolder(StorageOptions options)
{
    public const string DatabaseName = "scalper.db";
    public const string KeysName = "keys";

    // A waiting writer looks every 150 ms, so where many write one may miss its turn many times. 10 s were too few
    // for 50 sign-ins beside four writers without a pause, on a busy machine.
    private const int MostWaitSeconds = 30;

    public string Path { get; } = System.IO.Path.GetFullPath(options.Directory, AppContext.BaseDirectory);

    public string DatabaseFile => System.IO.Path.Combine(Path, DatabaseName);

    /// <summary>Keys that sign cookies and forms.</summary>
    public string KeysFolder => HasOwnKeys
        ? System.IO.Path.Combine(Path, KeysName)
        : System.IO.Path.GetFullPath(options.KeysDirectory!, AppContext.BaseDirectory);

    /// <summary>The keys lie in this folder, not in one that several installations share.</summary>
    public bool HasOwnKeys => options.KeysDirectory is null;

    /// <summary>How to open the database; a writer waits for another one up to the time-out.</summary>
    public string ConnectionString =>
        new SqliteConnectionStringBuilder { DataSource = DatabaseFile, DefaultTimeout = MostWaitSeconds, ForeignKeys = true }.ConnectionString;

    /// <summary>Makes what is missing, proves that the folder can be written, and closes it to others.</summary>
    /// <exception cref="StartException">It can't.</exception>
    public void Prepare()
    {
        Try("Storage:Directory", options.Directory, () =>
        {
            OwnerOnly.CreateFolder(Path);
            OwnerOnly.Tighten(Path, "Storage:Directory", IsOurs);
            CreateDatabaseFile();
        });
        Try(HasOwnKeys ? "Storage:Directory" : "Storage:KeysDirectory", options.KeysDirectory ?? options.Directory, () =>
        {
            OwnerOnly.CreateFolder(KeysFolder);
            OwnerOnly.Tighten(KeysFolder, "Storage:KeysDirectory", HoldsKeysOnly);
        });
    }

    private static void Try(string setting, string text, Action step)
    {
        try
        {
            step();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StartException($"{setting} = '{text}': expected a folder that can be written ({fault.Message}).", fault);
        }
    }

    // SQLite gives its -wal and -shm files the mode of the database file.
    private void CreateDatabaseFile() => OwnerOnly.OpenFile(DatabaseFile, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();

    private static bool IsOurs(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, DatabaseName)) || !Directory.EnumerateFileSystemEntries(folder).Any();

    private static bool HoldsKeysOnly(string folder) =>
        Directory.EnumerateFileSystemEntries(folder).All(entry => entry.EndsWith(".xml", StringComparison.Ordinal));
}
