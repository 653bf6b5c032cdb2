using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue;

/// <summary>One stream of an exchange, the same frames for all its subscribers. The market publishes into it; the exchange adds and removes subscribers.</summary>
/// <param name="name">By which clients ask for it.</param>
/// <param name="symbol">"" for a stream of all contracts.</param>
/// <param name="depth">Of a book that the name gives a depth; else 0.</param>
internal abstract class StreamFeed(string name, string symbol, int depth)
{
    private readonly List<Subscription> _subscriptions = [];

    public string Name { get; } = name;

    public string Symbol { get; } = symbol;

    public int Depth { get; } = depth;

    public IReadOnlyList<Subscription> Subscriptions => _subscriptions;

    public bool HasSubscribers => _subscriptions.Count > 0;

    /// <summary>The price grid of a book; null for a stream of anything else.</summary>
    public virtual NumberForm? Grid => null;

    /// <summary>A text of this stream's fields in which every type is wrong.</summary>
    public abstract string WrongTypes { get; }

    public void Add(Subscription subscription) => _subscriptions.Add(subscription);

    public void Remove(Subscription subscription) => _subscriptions.Remove(subscription);

    /// <summary>The frame that a new subscriber gets first: the state as last published. Null where the stream has none, or none yet.</summary>
    public abstract byte[]? Snapshot(long tsMs);

    protected void Broadcast(byte[] frame)
    {
        foreach (Subscription subscription in _subscriptions)
        {
            subscription.Send(frame);
        }
    }
}
