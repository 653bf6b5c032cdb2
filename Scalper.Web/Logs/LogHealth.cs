using System.Globalization;

namespace Scalper.Web.Logs;

/// <summary>Whether lines of the log reach its file, and how many did not. Thread-safe.</summary>
public sealed class LogHealth
{
    private readonly Lock _gate = new();
    private int _slow;
    private int _failed;
    private string? _fault;

    /// <summary>Why the last write failed, as the system says it; null where it did not.</summary>
    public string? Fault
    {
        get
        {
            lock (_gate)
            {
                return _fault;
            }
        }
    }

    /// <summary>A sentence while writes fail; else null.</summary>
    public string? Warning
    {
        get
        {
            lock (_gate)
            {
                return _fault is null
                    ? null
                    : string.Create(CultureInfo.InvariantCulture, $"The log's file can't be written ({_fault}): {_failed} lines are missing so far, which the console has.");
            }
        }
    }

    internal void Wrote()
    {
        lock (_gate)
        {
            _fault = null;
        }
    }

    /// <summary>A line was given up because too many wait for the disk.</summary>
    internal void CountSlow()
    {
        lock (_gate)
        {
            _slow++;
        }
    }

    internal void CountFailed(Exception fault)
    {
        lock (_gate)
        {
            _failed++;
            _fault = fault.Message;
        }
    }

    /// <summary>Lines that were given up since the last call; those that failed are told once writes succeed again.</summary>
    internal (int Slow, int Failed) Take()
    {
        lock (_gate)
        {
            (int Slow, int Failed) taken = (_slow, _fault is null ? _failed : 0);
            (_slow, _failed) = (0, _failed - taken.Failed);
            return taken;
        }
    }
}
