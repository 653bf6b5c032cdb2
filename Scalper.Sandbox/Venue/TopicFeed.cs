namespace Scalper.Sandbox.Venue;

/// <summary>One topic's stream, the same frames for all its subscribers. The market publishes into it; the exchange adds and removes subscribers.</summary>
internal abstract class TopicFeed(Topic topic)
{
    private readonly List<Subscription> _subscriptions = [];

    public Topic Topic { get; } = topic;

    public string Name { get; } = topic.ToString();

    public IReadOnlyList<Subscription> Subscriptions => _subscriptions;

    public bool HasSubscribers => _subscriptions.Count > 0;

    public void Add(Subscription subscription) => _subscriptions.Add(subscription);

    public void Remove(Subscription subscription) => _subscriptions.Remove(subscription);

    /// <summary>The frame that a new subscriber gets first: the state as last published. Null where the topic has none (trades), or none yet.</summary>
    public abstract byte[]? Snapshot(long tsMs);

    protected void Broadcast(byte[] frame)
    {
        foreach (Subscription subscription in _subscriptions)
        {
            subscription.Send(frame);
        }
    }
}
