using System.IO.Enumeration;
using Scalper.Web.Data;
using Scalper.Web.Logs;

namespace Scalper.Web.Storage;

/// <summary>How much the application keeps, in bytes.</summary>
/// <param name="Database">With its write-ahead log.</param>
/// <param name="Recordings">What lies in <c>recordings</c> in the storage folder; none where there is no such folder.</param>
/// <param name="Other">Whatever else lies in the storage folder, such as keys.</param>
public sealed record StoredSizes(long Database, long Logs, long? Recordings, long Other)
{
    public const string RecordingsName = "recordings";

    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    public long Total => Database + Logs + (Recordings ?? 0) + Other;

    /// <summary>Measures now; what comes or goes meanwhile may be in it or not.</summary>
    public static StoredSizes Read(StorageFolder storage, LogFolder log)
    {
        string recordings = Path.Combine(storage.Path, RecordingsName);
        string[] database = [storage.DatabaseFile, storage.DatabaseFile + "-wal", storage.DatabaseFile + "-shm"];
        long ofDatabase = Together(database);
        long? ofRecordings = Directory.Exists(recordings) ? Below(recordings) : null;
        long ofLogs = Together([log.LiveFile, .. log.Archives()]);
        bool isLogWithin = log.LiveFile.StartsWith(storage.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        long other = Below(storage.Path) - ofDatabase - (ofRecordings ?? 0) - (isLogWithin ? ofLogs : 0);

        // What grows while it is measured may be larger by itself than it was in the whole.
        return new StoredSizes(ofDatabase, ofLogs, ofRecordings, Math.Max(0, other));
    }

    private static long Together(IEnumerable<string> files) => files.Select(path => new FileInfo(path)).Sum(file => file.Exists ? file.Length : 0);

    private static long Below(string folder) => !Directory.Exists(folder)
        ? 0
        : new FileSystemEnumerable<long>(folder, static (ref FileSystemEntry entry) => entry.IsDirectory ? 0 : entry.Length, All).Sum();
}
