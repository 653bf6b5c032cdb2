using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Scalper.Web.Logs;

/// <summary>
/// Reads the end of the log, newest first, however large it is: backwards from the end of the file being written, and on into those put by.
/// A line that is just being written is left out. Thread-safe; what it holds does not grow with the log.
/// </summary>
public sealed class LogTail(LogFolder folder)
{
    /// <summary>As much as one look reads, in bytes.</summary>
    public const long MostBytes = 16 * 1024 * 1024;

    private const int Tries = 5;

    /// <exception cref="IOException">A file of the log can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public LogPage Read(LogQuery query)
    {
        using SafeFileHandle? live = OpenNewest(out IReadOnlyList<string> archives);
        long total = (live is null ? 0 : RandomAccess.GetLength(live)) + archives.Sum(LengthOf);
        List<LogEntry> found = [];
        long searched = 0;
        bool isThrough = live is null || Search(live, isGrowing: true, query, found, ref searched);
        foreach (string path in archives)
        {
            if (!isThrough)
            {
                break;
            }

            // One that was removed since then was the oldest.
            using SafeFileHandle? archive = Open(path);
            isThrough = archive is not null && Search(archive, isGrowing: false, query, found, ref searched);
        }

        return new LogPage(found, searched, total, EndOf(query, found, searched, total));
    }

    private static LogSearchEnd EndOf(LogQuery query, List<LogEntry> found, long searched, long total) =>
        found.Count == query.Lines ? LogSearchEnd.Lines : searched < total ? LogSearchEnd.Limit : LogSearchEnd.Start;

    /// <returns>Whether the file was searched to its start and more is wanted.</returns>
    private static bool Search(SafeFileHandle file, bool isGrowing, LogQuery query, List<LogEntry> found, ref long searched)
    {
        BackwardLines lines = new(file, RandomAccess.GetLength(file), isGrowing);
        while (found.Count < query.Lines && lines.TryRead(MostBytes - searched, out ReadOnlySpan<byte> line))
        {
            LogEntry entry = LogLine.Read(Encoding.UTF8.GetString(line));
            if (query.Takes(entry))
            {
                found.Add(entry);
            }
        }

        searched += lines.BytesRead;
        return lines.IsAtStart && found.Count < query.Lines;
    }

    // The file being written may be put by between the two: then it would be among the archives as well, or in neither.
    private SafeFileHandle? OpenNewest(out IReadOnlyList<string> archives)
    {
        for (int i = 1; ; i++)
        {
            archives = folder.Archives();
            SafeFileHandle? live = Open(folder.LiveFile);
            if (i == Tries || archives.SequenceEqual(folder.Archives(), StringComparer.Ordinal))
            {
                return live;
            }

            live?.Dispose();
        }
    }

    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private static SafeFileHandle? Open(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
