using Scalper.Core.Primitives;

namespace Scalper.Core.Feeds;

/// <summary>
/// What all connections to one venue share: how fast they may connect and send requests, and until when the venue wants us to stay
/// away. Whoever is refused asks again on its next turn. Safe from any thread; asked only when something waits to be sent.
/// </summary>
public sealed class VenueBudget(FeedOptions options)
{
    private readonly Lock _lock = new();
    private readonly PriorityGate _connects = new(new TokenBucket(options.ConnectBurst, options.ConnectsPerMinute / 60.0));
    private readonly PriorityGate _requests = new(new TokenBucket(options.RequestBurst, options.RequestsPerSecond));
    private long _noConnectBeforeNs;

    /// <summary>Until when no connection is opened, Unix nanoseconds; 0 where the venue did not ask for that.</summary>
    public long NoConnectBeforeNs => Volatile.Read(ref _noConnectBeforeNs);

    /// <summary>Asks for leave to open a connection.</summary>
    /// <param name="connection">Who asks.</param>
    /// <param name="priority">The lower goes first among those that wait.</param>
    public bool TryTakeConnect(int connection, int priority, long nowNs)
    {
        lock (_lock)
        {
            return nowNs >= _noConnectBeforeNs && _connects.TryTake(connection, priority, nowNs);
        }
    }

    /// <summary>Asks for leave to send one request.</summary>
    public bool TryTakeRequest(int connection, int priority, long nowNs)
    {
        lock (_lock)
        {
            return _requests.TryTake(connection, priority, nowNs);
        }
    }

    /// <summary>The venue wants no connection from us before a time.</summary>
    public void HoldConnects(long untilNs)
    {
        lock (_lock)
        {
            Volatile.Write(ref _noConnectBeforeNs, Math.Max(_noConnectBeforeNs, untilNs));
        }
    }

    /// <summary>Somebody who may decided not to wait any longer.</summary>
    public void ReleaseConnects()
    {
        lock (_lock)
        {
            Volatile.Write(ref _noConnectBeforeNs, 0);
        }
    }
}
