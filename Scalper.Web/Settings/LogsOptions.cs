using System.ComponentModel.DataAnnotations;

namespace Scalper.Web.Settings;

/// <summary>Section <c>Logs</c>: the log as files. What is logged at all is said in <c>Logging</c>.</summary>
public sealed class LogsOptions
{
    /// <summary>Folder of the log; a relative one is beside the application; none for <c>logs</c> in Storage:Directory.</summary>
    public string? Directory { get; init; }

    /// <summary>Size at which a file is put by and a new one begun, in MB of 1,048,576 bytes.</summary>
    [Range(1, 10_000)]
    public int MaxMegabytes { get; init; } = 50;

    /// <summary>Files kept, the one being written among them; the oldest goes first.</summary>
    [Range(2, 1_000)]
    public int MaxFiles { get; init; } = 10;

    /// <summary>Lines of one cause in ten seconds; of what comes beyond only the number is written.</summary>
    [Range(1, 100_000)]
    public int LinesPerCause { get; init; } = 20;

    /// <summary>Size at which a file is put by, in bytes.</summary>
    public long MaxBytes => MaxMegabytes * 1024L * 1024L;
}
