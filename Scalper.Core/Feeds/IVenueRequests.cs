namespace Scalper.Core.Feeds;

/// <summary>What a feed asks of a venue, in the venue's own words. Pure; safe from any thread.</summary>
public interface IVenueRequests
{
    /// <summary>The connections that one lane's topics take, the one that brings the books first.</summary>
    IReadOnlyList<FeedRoute> Routes { get; }

    /// <summary>The venue's name of a topic.</summary>
    /// <param name="symbol">The venue's own name of the symbol.</param>
    /// <param name="kind">One that the routes have.</param>
    string TopicOf(string symbol, TopicKind kind);

    byte[] Subscribe(string requestId, IEnumerable<string> topics);

    byte[] Unsubscribe(string requestId, IEnumerable<string> topics);

    /// <summary>The message that asks for a sign of life; none where the venue knows none and asks itself.</summary>
    byte[]? Ping();

    /// <summary>How long the venue lets a connection live; none where it sets no end.</summary>
    TimeSpan? LongestConnection { get; }

    /// <summary>Most messages that the venue takes on one connection within a second, signs of life among them; none where it sets no limit.</summary>
    int? MessagesPerSecond { get; }

    /// <summary>What a refusal is about.</summary>
    /// <param name="message">The venue's words.</param>
    /// <returns>The offending topic, or null where the words name none.</returns>
    SubscriptionRefusal Explain(string message);
}
