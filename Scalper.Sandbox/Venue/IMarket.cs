namespace Scalper.Sandbox.Venue;

/// <summary>
/// Where the prices come from. It plays its events in the order of their times and publishes into its feeds.
/// Single-threaded, reads no clock: every time is passed in as Unix ns and never goes back.
/// </summary>
internal interface IMarket
{
    /// <summary>Every contract, in the order of the symbols.</summary>
    IReadOnlyList<Listing> Listings { get; }

    /// <summary>The stream of a topic, the same object each time; null where the market has none such.</summary>
    TopicFeed? Find(Topic topic);

    /// <summary>Called when a feed gets its first subscriber, before that one asks for the snapshot.</summary>
    void Opened(TopicFeed feed, long nowNs);

    /// <summary>The time that a new subscriber's snapshot of the feed carries, Unix ms.</summary>
    long SnapshotTsMs(TopicFeed feed, long nowNs);

    /// <summary>Called when a feed has lost its last subscriber.</summary>
    void Closed(TopicFeed feed);

    /// <summary>Plays everything due up to and including <paramref name="nowNs"/>.</summary>
    void Advance(long nowNs);

    /// <summary>The present book with at least <paramref name="depth"/> levels a side, or as many as are known; null where there is none.</summary>
    BookPicture? Book(string symbol, int depth);

    /// <summary>The present ticker; null where there is none.</summary>
    TickerState? Ticker(string symbol, long nowNs);
}
