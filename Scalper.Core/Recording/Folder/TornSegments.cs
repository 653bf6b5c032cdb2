using Microsoft.Extensions.Logging;
using Scalper.Core.Recording.Journal;

namespace Scalper.Core.Recording.Folder;

/// <summary>Ends the segments of a folder that a recorder left without their end. One thread, but for what is said otherwise.</summary>
internal sealed partial class TornSegments(RecordingFolder folder, ILogger log)
{
    private readonly ILogger _log = log;
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private readonly List<RepairReport> _reports = [];
    private RepairReport[] _repairs = [];

    /// <summary>What was done. From any thread.</summary>
    public IReadOnlyList<RepairReport> Repairs => Volatile.Read(ref _repairs);

    /// <summary>Looks at those that were not looked at before; nobody may be writing any. One that can't be ended stays as readable as it is.</summary>
    /// <exception cref="IOException">The folder can't be read.</exception>
    public void EndAll()
    {
        foreach (SegmentFile segment in folder.List().Where(s => !_ended.Contains(s.Path)))
        {
            try
            {
                End(segment.Path);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                LogUnrepaired(segment.Path, fault.Message);
            }
        }

        Volatile.Write(ref _repairs, [.. _reports]);
    }

    private void End(string path)
    {
        if (SegmentRepair.End(path) is { } report)
        {
            _reports.Add(report);
            LogRepaired(report.File, report.BytesCut, report.LastTimeNs);
        }

        _ended.Add(path);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A segment that was not ended: {File}, {Bytes} bytes cut, last time kept {LastTimeNs}.")]
    private partial void LogRepaired(string file, long bytes, long? lastTimeNs);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A segment that was not ended can't be: {File}: {Reason}")]
    private partial void LogUnrepaired(string file, string reason);
}
