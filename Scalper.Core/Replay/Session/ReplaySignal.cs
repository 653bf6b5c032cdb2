namespace Scalper.Core.Replay.Session;

/// <summary>Wakes one thread that waits. A signal that nobody waits for is kept, once.</summary>
internal sealed class ReplaySignal
{
    private readonly object _gate = new();
    private bool _isSet;

    /// <summary>From any thread.</summary>
    public void Set()
    {
        lock (_gate)
        {
            _isSet = true;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits for a signal, and takes it.</summary>
    public void Await()
    {
        lock (_gate)
        {
            while (!_isSet)
            {
                Monitor.Wait(_gate);
            }

            _isSet = false;
        }
    }
}
