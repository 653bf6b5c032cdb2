using Scalper.Core.Primitives;

namespace Scalper.Core.Feeds;

/// <summary>A token bucket that several connections share: a token goes to whoever waits with the lowest priority number. One thread at a time.</summary>
internal sealed class PriorityGate(TokenBucket bucket)
{
    // Who stopped asking must not keep the others waiting.
    private const long ForgottenAfterNs = 1_000_000_000;

    private readonly Dictionary<int, (int Priority, long AskedAtNs)> _waiting = [];

    public bool TryTake(int connection, int priority, long nowNs)
    {
        if (bucket.HasToken(nowNs) && !IsAnotherBefore(connection, priority, nowNs))
        {
            bucket.Take();
            _waiting.Remove(connection);
            return true;
        }

        _waiting[connection] = (priority, nowNs);
        return false;
    }

    private bool IsAnotherBefore(int connection, int priority, long nowNs)
    {
        foreach ((int other, (int otherPriority, long askedAtNs)) in _waiting)
        {
            if (other != connection && otherPriority < priority && nowNs - askedAtNs < ForgottenAfterNs)
            {
                return true;
            }
        }

        return false;
    }
}
