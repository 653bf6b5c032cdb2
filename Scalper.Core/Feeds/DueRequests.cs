namespace Scalper.Core.Feeds;

/// <summary>
/// Sends what is due: topics of which the venue holds an old subscription are unsubscribed first, as are those that are wanted no
/// more. One thread.
/// </summary>
internal sealed class DueRequests(FeedOptions options, SubscriptionTable table, RequestDesk desk, SilenceClock silence, ConnectionWatch watch)
{
    private const long SecondNs = 1_000_000_000;

    private readonly List<Subscription> _due = [];
    private readonly List<Subscription> _leaving = [];

    /// <summary>A new connection holds nothing that would have to be given up.</summary>
    public void Restart() => _leaving.Clear();

    /// <summary>A topic is wanted no more.</summary>
    public void Leave(Subscription subscription)
    {
        desk.Forget(subscription);
        if (subscription.IsHeld)
        {
            _leaving.Add(subscription);
        }
    }

    /// <summary>Sends as much as the venue's budget allows; the rest is due again on the next call.</summary>
    public void Send(long nowNs)
    {
        desk.Unsubscribe(_leaving, nowNs);
        if (Collect(areHeld: true, nowNs))
        {
            desk.Unsubscribe(_due, nowNs);
        }

        if (Collect(areHeld: false, nowNs))
        {
            desk.Subscribe(_due, nowNs, OnSent);
        }
    }

    private bool Collect(bool areHeld, long nowNs)
    {
        _due.Clear();
        foreach (Subscription subscription in table.All)
        {
            bool isDue = nowNs >= subscription.DueAtNs || (areHeld && silence.IsGone(subscription.Symbol));
            if (isDue && subscription.IsHeld == areHeld && !subscription.IsInFlight && subscription.Status != TopicStatus.Confirmed && !IsLeaving(subscription))
            {
                _due.Add(subscription);
            }
        }

        if (_due.Count > 1)
        {
            _due.Sort(static (a, b) => (a.Priority, a.Symbol, a.Kind).CompareTo((b.Priority, b.Symbol, b.Kind)));
        }

        return _due.Count > 0;
    }

    // A symbol that left and is back: what is still to be given up must not be asked for before. Nobody else has to wait for that.
    private bool IsLeaving(Subscription subscription) => _leaving.Count > 0 && _leaving.Exists(l => l.Topic == subscription.Topic);

    private void OnSent(Subscription subscription, long nowNs)
    {
        watch.Asked(nowNs);
        subscription.NoteAsked();
        if (subscription.Status != TopicStatus.Stale)
        {
            subscription.Status = TopicStatus.Sent;
        }

        long patient = nowNs + (options.SnapshotTimeoutSeconds * SecondNs);
        subscription.DueAtNs = subscription.HasDelivered && !silence.IsGone(subscription.Symbol) ? subscription.NoteAttempt(nowNs) : patient;
    }
}
