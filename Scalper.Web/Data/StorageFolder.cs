using Microsoft.Data.Sqlite;
using Scalper.Web.Hosting;
using Scalper.Web.Settings;

namespace Scalper.Web.Data;

/// <summary>The folder of everything the application keeps. Folders are made for their owner alone, files too.</summary>
public sealed class StorageFolder(StorageOptions options)
{
    private const UnixFileMode OwnerFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public string Path { get; } = System.IO.Path.GetFullPath(options.Directory, AppContext.BaseDirectory);

    public string DatabaseFile => System.IO.Path.Combine(Path, "scalper.db");

    /// <summary>Keys that sign cookies and forms.</summary>
    public string KeysFolder => System.IO.Path.Combine(Path, "keys");

    /// <summary>How to open the database; a writer waits for another one up to the time-out.</summary>
    public string ConnectionString =>
        new SqliteConnectionStringBuilder { DataSource = DatabaseFile, DefaultTimeout = 10, ForeignKeys = true }.ConnectionString;

    /// <summary>Makes what is missing and proves that the folder can be written.</summary>
    /// <exception cref="StartException">It can't.</exception>
    public void Prepare()
    {
        try
        {
            CreateFolder(Path);
            CreateFolder(KeysFolder);
            CreateDatabaseFile();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new StartException($"Storage:Directory = '{options.Directory}': expected a folder that can be written ({fault.Message}).", fault);
        }
    }

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerFolder);
        }
    }

    // SQLite gives its -wal and -shm files the mode of the database file.
    private void CreateDatabaseFile()
    {
        FileStreamOptions open = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            open.UnixCreateMode = OwnerFile;
        }

        using FileStream file = new(DatabaseFile, open);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file.SafeFileHandle, OwnerFile);
        }
    }
}
