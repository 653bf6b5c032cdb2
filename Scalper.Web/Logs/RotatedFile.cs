using System.Text;
using NLog;
using NLog.Config;
using NLog.Targets;
using NLog.Targets.Wrappers;
using Scalper.Web.Settings;

namespace Scalper.Web.Logs;

/// <summary>
/// A file that lines are appended to, put by once it is as large as it may be; a burst that is being written goes into it still. Written
/// from a queue: nobody waits for the disk, and lines that it can't keep up with, or can't take, are given up and counted. NLog of the
/// application that makes it, not of the process. Thread-safe.
/// </summary>
internal sealed class RotatedFile : IDisposable
{
    private const int MostWaiting = 10_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly LogFactory _factory = new();
    private readonly Logger _logger;

    public RotatedFile(LogFolder folder, LogsOptions options, LogHealth health)
    {
        FileTarget file = new()
        {
            FileName = Fixed(folder.LiveFile),
            ArchiveFileName = Fixed(folder.ArchivePattern),
            ArchiveAboveSize = options.MaxBytes,
            MaxArchiveFiles = options.MaxFiles - 1,
            KeepFileOpen = true,
            CreateDirs = false,
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            LineEnding = LineEndingMode.LF,
            Layout = NLog.Layouts.Layout.FromMethod(static line => line.Message, NLog.Layouts.LayoutRenderOptions.ThreadAgnostic),
        };
        AsyncTargetWrapper queue = new(new CountedWrites(file, health), MostWaiting, AsyncTargetWrapperOverflowAction.Discard);
        queue.LogEventDropped += (_, _) => health.CountSlow();
        LoggingConfiguration configuration = new(_factory);
        configuration.AddRuleForAllLevels(queue);
        _factory.Configuration = configuration;
        _logger = _factory.GetLogger("");
    }

    /// <param name="line">Without a line break.</param>
    public void Append(string line) => _logger.Log(new LogEventInfo(NLog.LogLevel.Info, "", line));

    /// <summary>Waits for what was appended, though not for a disk that hangs.</summary>
    public void Flush() => _factory.Flush(Patience);

    public void Dispose()
    {
        Flush();
        _factory.Dispose();
    }

    // A brace in a folder's name is no layout.
    private static NLog.Layouts.Layout Fixed(string path) => NLog.Layouts.Layout.FromLiteral(path);
}
