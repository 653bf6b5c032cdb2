using Scalper.Core.Feeds;

namespace Scalper.Web.Admin;

/// <summary>States of topics as an administrator needs them.</summary>
internal static class SubscriptionStates
{
    public static SubscriptionState Of(TopicStatus status) => status switch
    {
        TopicStatus.Confirmed => SubscriptionState.Confirmed,
        TopicStatus.Rejected => SubscriptionState.Rejected,
        _ => SubscriptionState.Waiting,
    };

    /// <summary>A topic's state in one word.</summary>
    public static string Words(this TopicStatus status) => status switch
    {
        TopicStatus.Wanted => "wanted",
        TopicStatus.Sent => "asked for",
        TopicStatus.Confirmed => "confirmed",
        TopicStatus.Rejected => "rejected",
        _ => "stale",
    };
}
