namespace Scalper.Core.Feeds;

/// <summary>
/// What happens to topics by the clock: requests that stay unanswered, tickers that fall silent, trades that are suspected with them, and
/// the rest of a symbol that is gone. Sends nothing; what is to be asked for is due afterwards. One thread.
/// </summary>
internal sealed class TopicDeadlines(FeedOptions options, SubscriptionTable table, RequestDesk desk, SilenceClock silence)
{
    private const long SecondNs = 1_000_000_000;

    /// <summary>Looks at every topic.</summary>
    public void Check(long nowNs)
    {
        foreach (Subscription subscription in table.All)
        {
            Check(subscription, nowNs);
        }
    }

    /// <summary>
    /// Trades may be few for minutes, so their silence says nothing. But where book and ticker both fell silent the venue may have
    /// forgotten the symbol, as it does with one that it delists for a while.
    /// </summary>
    public void SuspectTrades(int symbol, long nowNs)
    {
        if (table.Find(symbol, TopicKind.Book) is { Status: TopicStatus.Stale }
            && table.Find(symbol, TopicKind.Ticker) is { Status: TopicStatus.Stale }
            && table.Find(symbol, TopicKind.Trades) is { Status: TopicStatus.Confirmed } trades)
        {
            trades.AskAgain(TopicStatus.Stale, nowNs);
        }
    }

    /// <summary>A symbol is gone: it is asked for now and then.</summary>
    public void Rest(int symbol, long nowNs)
    {
        foreach (Subscription? subscription in table.Of(symbol))
        {
            if (subscription is not null)
            {
                desk.Forget(subscription);
                subscription.Rest(
                    subscription.Status == TopicStatus.Rejected ? TopicStatus.Rejected : TopicStatus.Wanted, nowNs + (options.GoneSeconds * SecondNs));
            }
        }
    }

    /// <summary>A symbol is back before its rest was over: nothing of it has to wait any longer.</summary>
    public void Wake(int symbol, long nowNs)
    {
        foreach (Subscription? subscription in table.Of(symbol))
        {
            if (subscription is { IsInFlight: false, Status: TopicStatus.Wanted })
            {
                subscription.DueAtNs = Math.Min(subscription.DueAtNs, nowNs);
            }
        }
    }

    private void Check(Subscription subscription, long nowNs)
    {
        if (subscription.IsInFlight && nowNs >= subscription.DueAtNs)
        {
            OnUnanswered(subscription, nowNs);
        }
        else if (subscription is { Kind: TopicKind.Ticker, Status: TopicStatus.Confirmed }
            && nowNs - subscription.DataAtNs > options.FreshSeconds * SecondNs)
        {
            subscription.AskAgain(TopicStatus.Stale, nowNs);
            SuspectTrades(subscription.Symbol, nowNs);
        }
    }

    private void OnUnanswered(Subscription subscription, long nowNs)
    {
        if (silence.IsGone(subscription.Symbol))
        {
            Rest(subscription.Symbol, nowNs);
            return;
        }

        desk.Forget(subscription);
        subscription.AskAgain(subscription.Status == TopicStatus.Stale ? TopicStatus.Stale : TopicStatus.Wanted, nowNs);
    }
}
