namespace Scalper.Sandbox.Venue;

/// <summary>One topic's stream, the same frames for all its subscribers. The market publishes into it; the exchange adds and removes subscribers.</summary>
internal abstract class TopicFeed(Topic topic)
{
    private readonly List<ClientSession> _subscribers = [];

    public Topic Topic { get; } = topic;

    public string Name { get; } = topic.ToString();

    public bool HasSubscribers => _subscribers.Count > 0;

    public void Add(ClientSession client) => _subscribers.Add(client);

    public void Remove(ClientSession client) => _subscribers.Remove(client);

    /// <summary>The frame that a new subscriber gets first: the state as last published. Null where the topic has none (trades), or none yet.</summary>
    public abstract byte[]? Snapshot(long tsMs);

    protected void Broadcast(byte[] frame)
    {
        foreach (ClientSession client in _subscribers)
        {
            client.Outbox.Add(frame);
        }
    }
}
