namespace Scalper.Core.Feeds;

/// <summary>A refused subscribe request.</summary>
/// <param name="Topic">The topic that the venue names; null where it names none.</param>
/// <param name="AlreadySubscribed">The topic was subscribed before: it needs nothing, the others of its request do.</param>
public readonly record struct SubscriptionRefusal(string? Topic, bool AlreadySubscribed);
