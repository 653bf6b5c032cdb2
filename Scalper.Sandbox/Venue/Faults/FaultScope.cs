namespace Scalper.Sandbox.Venue.Faults;

/// <summary>What a fault concerns; null stands for all. A topic is a whole topic name, a depth one of the book's.</summary>
internal sealed record FaultScope(string? Symbol, string? Topic, int? Depth, string? ConnectionId)
{
    public bool NamesTopics => Symbol is not null || Topic is not null || Depth is not null;

    public bool Covers(ClientSession client) => ConnectionId is null || ConnectionId == client.ConnectionId;

    public bool Covers(StreamFeed feed) => Covers(feed.Name, feed.Symbol, feed.Depth);

    public bool Covers(Subscription subscription) => Covers(subscription.Client) && Covers(subscription.Feed);

    /// <summary>A stream of that name, which speaks of that contract and depth.</summary>
    public bool Covers(string name, string symbol, int depth) => (Symbol is null || Symbol == symbol) && (Topic is null || Topic == name) && (Depth is null || Depth == depth);
}
