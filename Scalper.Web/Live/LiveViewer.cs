namespace Scalper.Web.Live;

/// <summary>
/// One viewer's subscription. At most one notification is under way: a viewer that is still busy with the last one skips ticks and
/// then sees the newest state. Dispose ends it; a notification under way may still finish.
/// </summary>
public sealed class LiveViewer : IDisposable
{
    private readonly LiveBridge _bridge;
    private readonly ScreenLink _link;
    private readonly Func<Task> _onTick;
    private readonly ILogger _log;
    private Task _delivery = Task.CompletedTask;
    private long _skipped;
    private volatile bool _disposed;

    internal LiveViewer(LiveBridge bridge, int turn, ScreenLink link, Func<Task> onTick, ILogger log)
    {
        _bridge = bridge;
        Turn = turn;
        _link = link;
        _onTick = onTick;
        _log = log;
    }

    /// <summary>Ticks that came while a notification was under way.</summary>
    public long Skipped => Interlocked.Read(ref _skipped);

    /// <summary>When within a period the viewer is told: from 0 to <see cref="LiveBridge.Turns"/> - 1.</summary>
    internal int Turn { get; }

    /// <summary>A notification is under way.</summary>
    internal bool IsBusy => !_delivery.IsCompleted;

    internal bool IsWatching => !_disposed && _link.IsWatched;

    public void Dispose()
    {
        _disposed = true;
        _bridge.Remove(this);
    }

    /// <summary>Never blocks: the notification runs on the pool, so that one viewer's rendering does not hold up another's. One caller at a time.</summary>
    internal void Signal()
    {
        if (!IsWatching)
        {
            return;
        }

        if (IsBusy)
        {
            Interlocked.Increment(ref _skipped);
            return;
        }

        _delivery = Task.Run(DeliverAsync);
    }

    private async Task DeliverAsync()
    {
        try
        {
            if (!_disposed)
            {
                await _onTick();
            }
        }
        catch (Exception e)
        {
            // A circuit that is being torn down throws here in several ways; anything else must be seen.
            if (!_disposed)
            {
                _log.LogError(e, "A viewer's update failed; the viewer is dropped.");
                Dispose();
            }
        }
    }
}
