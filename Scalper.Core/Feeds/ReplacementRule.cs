using Scalper.Core.Wire;

namespace Scalper.Core.Feeds;

/// <summary>
/// When a connection is to be replaced because its topics do not deliver although they were asked for again: where most of them do
/// not, or where one that did deliver fell silent, the latter once in a while only. One thread.
/// </summary>
internal sealed class ReplacementRule(FeedOptions options)
{
    private const long SecondNs = 1_000_000_000;

    private long? _replacedForTopicAtNs;

    /// <summary>Why the connection should be replaced; null where it is well.</summary>
    /// <param name="isGone">Whether a symbol is given up.</param>
    public ConnectionEnd? Judge(ReadOnlySpan<Subscription> subscriptions, ConnectionWatch watch, Func<int, bool> isGone, long nowNs)
    {
        int expected = 0, helpless = 0;
        Subscription? silent = null;
        foreach (Subscription subscription in subscriptions)
        {
            // One that is gone is asked for in vain every few minutes, which is no reason to take the connection from the others.
            bool counts = !subscription.Kind.MayBeSilent()
                && !isGone(subscription.Symbol)
                && (subscription.IsInFlight || subscription.Status is TopicStatus.Confirmed or TopicStatus.Stale);
            expected += counts ? 1 : 0;
            if (counts && IsBeyondHelp(subscription, nowNs))
            {
                helpless++;
                silent ??= subscription is { Status: TopicStatus.Stale, HasDelivered: true } ? subscription : null;
            }
        }

        return watch.Overdue(expected > 0, nowNs)
            ?? (2 * helpless > expected
                ? new ConnectionEnd(ConnectionEndKind.Silence, $"{helpless} of {expected} topics deliver nothing, though asked for again")
                : silent is null ? null : DemandFor(silent, nowNs));
    }

    // Asking again brought nothing although the connection stands.
    private bool IsBeyondHelp(Subscription subscription, long nowNs) =>
        subscription is { Status: not TopicStatus.Confirmed, Asked: >= 2 }
        && nowNs - subscription.UnconfirmedSinceNs > options.SilenceSeconds * SecondNs;

    // One topic that fell silent must not cost the others their connection again and again; one that never delivered, not even once.
    private ConnectionEnd? DemandFor(Subscription topic, long nowNs)
    {
        if (_replacedForTopicAtNs is { } last && nowNs - last < options.TopicReplaceSeconds * SecondNs)
        {
            return null;
        }

        _replacedForTopicAtNs = nowNs;
        return new ConnectionEnd(ConnectionEndKind.Silence, $"{topic.Topic} delivers nothing, though asked for again {topic.Asked} times");
    }
}
