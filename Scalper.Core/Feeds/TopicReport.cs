namespace Scalper.Core.Feeds;

/// <summary>One topic at one moment.</summary>
/// <param name="Topic">The venue's name of it.</param>
/// <param name="DataAtNs">Receive time of its last data, Unix nanoseconds; null before the first.</param>
/// <param name="Words">Why the venue refused it, in its own words; null where it did not.</param>
public sealed record TopicReport(string Topic, string Symbol, TopicKind Kind, TopicStatus Status, long? DataAtNs, string? Words);
