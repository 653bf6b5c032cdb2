using Microsoft.Data.Sqlite;
using Scalper.Web.Hosting;

namespace Scalper.Web.Data;

/// <summary>
/// The right to use a storage folder, which one process at a time has. The system takes it back when the process ends, however it ends;
/// the file stays and means nothing by itself.
/// </summary>
public sealed class StorageLock(StorageFolder folder) : IDisposable
{
    private FileStream? _held;

    /// <summary>Takes the right until <see cref="Dispose"/>; called once, at start.</summary>
    /// <exception cref="StartException">Another process has it.</exception>
    public void Take()
    {
        try
        {
            _held = OwnerOnly.OpenFile(Path.Combine(folder.Path, "scalper.lock"), FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new StartException($"Storage:Directory = '{folder.Path}': expected a folder that no other process of Scalper uses; one does.", fault);
        }
    }

    /// <summary>Closes the pooled connections, with the last of which SQLite folds the write-ahead log into the database, and gives the right back.</summary>
    public void Dispose()
    {
        if (_held is null)
        {
            return;
        }

        using SqliteConnection pooled = new(folder.ConnectionString);
        SqliteConnection.ClearPool(pooled);
        _held.Dispose();
        _held = null;
    }
}
