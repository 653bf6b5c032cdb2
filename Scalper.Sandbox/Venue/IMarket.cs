using Scalper.Sandbox.Venue.Faults;
using Scalper.Sandbox.Wire;

namespace Scalper.Sandbox.Venue;

/// <summary>
/// Where the prices come from. It plays its events in the order of their times and publishes into its feeds.
/// Single-threaded, reads no clock: every time is passed in as Unix ns and never goes back.
/// </summary>
internal interface IMarket
{
    /// <summary>Every contract, in the order of the symbols.</summary>
    ListingBoard Board { get; }

    /// <summary>The clock by which its frames are dated.</summary>
    VenueClock Clock { get; }

    /// <summary>How many events have been played.</summary>
    long EventsPlayed { get; }

    /// <summary>Nothing happens and nothing is published.</summary>
    bool IsPaused { get; }

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

    /// <summary>Changes the rate; 0 pauses, null brings the first rate back. A recording and a planted signal have a rate of their own: any other number lets them play on.</summary>
    void SetRate(double? messagesPerSecond, long nowNs);

    /// <summary>Everything happens so many times faster than the rate says.</summary>
    /// <exception cref="ControlRefusal">A recording or a planted signal does not.</exception>
    void SetBurst(double times, long nowNs);

    /// <summary>Enters a new contract, made like another where <paramref name="like"/> names one.</summary>
    /// <exception cref="ControlRefusal">It is there already, the model is unknown, or the market takes in none.</exception>
    void List(string symbol, string? like);

    /// <summary>Prices move to another grid, and a snapshot goes out on every book.</summary>
    /// <exception cref="ControlRefusal">The contract or the step will not do, or the market keeps its own books.</exception>
    void SetTick(string symbol, NumberForm tick, long nowNs);

    /// <summary>
    /// Puts an order into the book that stays until <see cref="PullWall"/> or another price grid: the market neither trades with it nor
    /// moves through it. One at the same price takes the place of another.
    /// </summary>
    /// <param name="bps">How far from the mid, in hundredths of a percent.</param>
    /// <param name="times">How often what an average level there holds.</param>
    /// <exception cref="ControlRefusal">The contract does not trade, the price is beyond the deepest book that somebody sees, or the market keeps its own books.</exception>
    PlantedWall PlantWall(string symbol, bool isBid, double bps, double times, long nowNs);

    /// <summary>Takes a planted wall away where it still stands.</summary>
    void PullWall(PlantedWall wall, long nowNs);
}
