using Scalper.Core.Feeds;
using Scalper.Core.Primitives;
using Scalper.Web.Market;

namespace Scalper.Web.Api.Documents;

/// <summary>One topic and where it stands with the venue.</summary>
/// <param name="Topic">The venue's name of it.</param>
/// <param name="LastDataAt">Of its last data; none before the first.</param>
/// <param name="Words">Why the venue refused it, in its own words; none where it did not.</param>
public sealed record TopicDocument(string Topic, string Kind, string Status, long? LastDataAt, long? LastDataAgeMs, string? Words)
{
    public static TopicDocument Of(TopicReport topic, long nowMs)
    {
        long? dataAt = UnixTime.ToMilliseconds(topic.DataAtNs ?? 0);
        return new TopicDocument(
            topic.Topic, topic.Kind.ToString(), topic.Status.ToString(), dataAt, EngineTime.AgeMs(dataAt, nowMs), topic.Words);
    }
}
