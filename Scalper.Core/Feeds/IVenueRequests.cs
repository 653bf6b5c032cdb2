namespace Scalper.Core.Feeds;

/// <summary>What a feed asks of a venue, in the venue's own words. Pure; safe from any thread.</summary>
public interface IVenueRequests
{
    /// <summary>The venue's name of a topic.</summary>
    string TopicOf(string symbol, TopicKind kind);

    byte[] Subscribe(string requestId, IEnumerable<string> topics);

    byte[] Unsubscribe(string requestId, IEnumerable<string> topics);

    byte[] Ping();

    /// <summary>What a refusal is about.</summary>
    /// <param name="message">The venue's words.</param>
    /// <returns>The offending topic, or null where the words name none.</returns>
    SubscriptionRefusal Explain(string message);
}
