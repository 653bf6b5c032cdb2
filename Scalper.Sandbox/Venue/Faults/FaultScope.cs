namespace Scalper.Sandbox.Venue.Faults;

/// <summary>What a fault concerns; null stands for all. A topic is a whole topic name, a depth one of the book's.</summary>
internal sealed record FaultScope(string? Symbol, string? Topic, int? Depth, string? ConnectionId)
{
    public bool NamesTopics => Symbol is not null || Topic is not null || Depth is not null;

    public bool Covers(ClientSession client) => ConnectionId is null || ConnectionId == client.ConnectionId;

    public bool Covers(TopicFeed feed) => Covers(feed.Topic, feed.Name);

    public bool CoversTopic(string name) => Venue.Topic.TryParse(name, out Topic topic) && Covers(topic, name);

    public bool Covers(Subscription subscription) => Covers(subscription.Client) && Covers(subscription.Feed);

    private bool Covers(Topic topic, string name) => (Symbol is null || Symbol == topic.Symbol) && (Topic is null || Topic == name) && (Depth is null || Depth == topic.Depth);
}
