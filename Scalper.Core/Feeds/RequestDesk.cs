using System.Globalization;
using Scalper.Core.Primitives;
using Scalper.Core.Wire;

namespace Scalper.Core.Feeds;

/// <summary>
/// Sends the requests of one feed, in order, within the venue's budget and what it takes on one connection, and knows which topics each of them asked for. What may
/// not go now is asked again on the next turn. One thread.
/// </summary>
internal sealed class RequestDesk(IVenueRequests requests, int topicsPerRequest, VenueBudget budget, int connection)
{
    // Within any second at most as many as both together: a fifth of what the venue takes is left for signs of life, and for those that are bunched on their way.
    private readonly TokenBucket? _own = requests.MessagesPerSecond is { } most ? new TokenBucket(most * 0.4, most * 0.4) : null;
    private readonly Dictionary<string, UnansweredRequest> _unanswered = [];
    private IOutbox? _outbox;
    private long _made;

    /// <summary>Requests sent on all connections so far.</summary>
    public long Made => _made;

    /// <summary>Requests that wait for their answer.</summary>
    public int Unanswered => _unanswered.Count;

    public void Open(IOutbox outbox)
    {
        _outbox = outbox;
        _unanswered.Clear();
    }

    public void Close()
    {
        _outbox = null;
        _unanswered.Clear();
    }

    /// <summary>Unsubscribes topics from the front of a list, as far as the budget goes, and takes them off it.</summary>
    public void Unsubscribe(List<Subscription> due, long nowNs)
    {
        while (TakeChunk(due, nowNs) is { } chunk)
        {
            Forget(chunk);
            Send(requests.Unsubscribe(NextId(), chunk.Select(s => s.Topic)));
            chunk.ForEach(s => s.IsHeld = false);
        }
    }

    /// <summary>Subscribes topics from the front of a list, as far as the budget goes, and takes them off it.</summary>
    /// <param name="onSent">Called for each topic that went out.</param>
    public void Subscribe(List<Subscription> due, long nowNs, Action<Subscription, long> onSent)
    {
        while (TakeChunk(due, nowNs) is { } chunk)
        {
            Forget(chunk);
            string id = NextId();
            _unanswered[id] = new UnansweredRequest(chunk, IsSingle: chunk.Count == 1);
            Send(requests.Subscribe(id, chunk.Select(s => s.Topic)));
            foreach (Subscription subscription in chunk)
            {
                subscription.RequestId = id;
                subscription.IsHeld = true;
                onSent(subscription, nowNs);
            }
        }
    }

    /// <summary>A request that waited for its answer; null where it is unknown, was answered, or nothing of it waits any more.</summary>
    public UnansweredRequest? TakeAnswered(string requestId) => _unanswered.Remove(requestId, out UnansweredRequest request) ? request : null;

    /// <summary>A topic waits for its request no longer.</summary>
    public void Forget(Subscription subscription)
    {
        if (subscription.RequestId is { } id && _unanswered.TryGetValue(id, out UnansweredRequest request))
        {
            request.Topics.Remove(subscription);
            if (request.Topics.Count == 0)
            {
                _unanswered.Remove(id);
            }
        }
    }

    // What was refused before goes alone: it must not spoil the request of others again.
    private List<Subscription>? TakeChunk(List<Subscription> due, long nowNs)
    {
        if (due.Count == 0 || _outbox is null || _own?.HasToken(nowNs) == false || !budget.TryTakeRequest(connection, due[0].Priority, nowNs))
        {
            return null;
        }

        _own?.Take();
        int limit = Math.Max(1, Math.Min(topicsPerRequest, due[0].RequestLimit));
        int count = due[0].Words is not null ? 1 : due.TakeWhile(s => s.Words is null).Take(limit).Count();
        List<Subscription> chunk = due[..count];
        due.RemoveRange(0, count);
        return chunk;
    }

    private void Forget(List<Subscription> chunk) => chunk.ForEach(Forget);

    private void Send(byte[] message) => _outbox?.TrySend(message);

    private string NextId() => (++_made).ToString(CultureInfo.InvariantCulture);
}
