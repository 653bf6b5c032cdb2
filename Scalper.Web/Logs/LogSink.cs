using Scalper.Web.Settings;

namespace Scalper.Web.Logs;

/// <summary>
/// Where lines of the log go. The folder is the application's only between <see cref="Open"/> and <see cref="Dispose"/>: what comes before is
/// kept, the first thousand lines of it; what comes after is not written. Thread-safe.
/// </summary>
internal sealed class LogSink(LogFolder folder, LogsOptions options, LogHealth health) : IDisposable
{
    private const int MostEarly = 1_000;

    private readonly Lock _gate = new();
    private readonly Queue<string> _early = [];
    private RotatedFile? _file;
    private bool _isClosed;

    /// <summary>What became of the lines.</summary>
    public LogHealth Health => health;

    /// <summary>Called once, when the storage folder is the application's.</summary>
    /// <exception cref="Hosting.StartException">The folder can't be written.</exception>
    public void Open()
    {
        folder.Prepare();
        lock (_gate)
        {
            _file = new RotatedFile(folder, options, health);
            while (_early.TryDequeue(out string? line))
            {
                _file.Append(line);
            }
        }
    }

    public void Write(string line)
    {
        lock (_gate)
        {
            if (_file is not null)
            {
                _file.Append(line);
            }
            else if (!_isClosed && _early.Count < MostEarly)
            {
                _early.Enqueue(line);
            }
        }
    }

    /// <summary>Waits until what was written stands in the file.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            _file?.Flush();
        }
    }

    /// <summary>Writes what waits and closes the file; a second call does nothing.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _file?.Dispose();
            _file = null;
        }
    }
}
