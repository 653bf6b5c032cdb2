using Scalper.Core.Books;
using Scalper.Core.Primitives;

namespace Scalper.Core.Engine;

/// <summary>
/// What a symbol's lane has counted since it follows the symbol; a plain value. Numbers only grow, until the lane lets go of the
/// symbol - it is gone, or goes on with another instrument - and begins anew: then <see cref="FollowedSinceNs"/> is another.
/// </summary>
public struct SymbolCounters
{
    private long _atNs;
    private bool _wasLive;
    private bool _isResyncing;

    /// <summary>The lane's time when it began to count, Unix nanoseconds; 0 before the first connection or frame.</summary>
    public long FollowedSinceNs { readonly get; private set; }

    /// <summary>Nanoseconds in which the book was Live, without the stretch that runs.</summary>
    public long LiveNs { readonly get; private set; }

    /// <summary>Since when it is Live, Unix nanoseconds; 0 while it is not.</summary>
    public long LiveSinceNs { readonly get; private set; }

    /// <summary>Book frames of the subscribed depth, those of which nothing was taken too.</summary>
    public long BookFrames { readonly get; private set; }

    /// <summary>Trade frames; one may hold many trades.</summary>
    public long TradeFrames { readonly get; private set; }

    public long TickerFrames { readonly get; private set; }

    /// <summary>Times an update was missing.</summary>
    public long SequenceGaps { readonly get; private set; }

    /// <summary>
    /// Times the book had to be asked for again after it had been Live or was known to be wrong. Asked for more than once until it is
    /// Live again, it counts once.
    /// </summary>
    public long Resyncs { readonly get; private set; }

    /// <summary>Times the best bid was at or above the best ask.</summary>
    public long CrossedBooks { readonly get; private set; }

    /// <summary>Nanoseconds in which a crossed book waited for its snapshot, without the stretch that runs.</summary>
    public long CrossedNs { readonly get; private set; }

    /// <summary>Since when it waits, Unix nanoseconds; 0 while it does not.</summary>
    public long CrossedSinceNs { readonly get; private set; }

    /// <summary>Frames of book, trades or ticker that could not be read. Those that name no followed symbol count on their connection alone.</summary>
    public long UnreadableFrames { readonly get; private set; }

    /// <summary>Nanoseconds Live up to a time, with the stretch that runs.</summary>
    public readonly long LiveNsAt(long nowNs) => LiveNs + Running(LiveSinceNs, nowNs);

    /// <summary>Nanoseconds crossed up to a time, with the stretch that runs.</summary>
    public readonly long CrossedNsAt(long nowNs) => CrossedNs + Running(CrossedSinceNs, nowNs);

    internal void OnBook(OrderBook book, BookChange change, long nowNs)
    {
        BookFrames++;
        OnChange(book, change, nowNs);
    }

    internal void OnUnreadableBook(OrderBook book, BookChange change, long nowNs)
    {
        UnreadableFrames++;
        OnChange(book, change, nowNs);
    }

    internal void OnUnreadable(long nowNs)
    {
        UnreadableFrames++;
        Advance(nowNs);
    }

    internal void OnTrades(long nowNs)
    {
        TradeFrames++;
        Advance(nowNs);
    }

    internal void OnTicker(long nowNs)
    {
        TickerFrames++;
        Advance(nowNs);
    }

    /// <summary>The book is asked for on a new connection.</summary>
    internal void OnAwaited(OrderBook book, long nowNs)
    {
        if (_wasLive)
        {
            Resync();
        }

        OnStatus(book, nowNs);
    }

    /// <summary>The book is asked for again.</summary>
    /// <returns>True where that is news.</returns>
    internal bool Resync()
    {
        bool isNews = !_isResyncing;
        Resyncs += isNews ? 1 : 0;
        _isResyncing = true;
        return isNews;
    }

    /// <summary>The book's status may have changed.</summary>
    internal void OnStatus(OrderBook book, long nowNs)
    {
        Advance(nowNs);
        if (book.IsLive)
        {
            _wasLive = true;
            _isResyncing = false;
            LiveSinceNs = LiveSinceNs == 0 ? _atNs : LiveSinceNs;
        }
        else
        {
            LiveNs = LiveNsAt(_atNs);
            LiveSinceNs = 0;
        }

        if (IsCrossed(book))
        {
            CrossedSinceNs = CrossedSinceNs == 0 ? _atNs : CrossedSinceNs;
        }
        else
        {
            CrossedNs = CrossedNsAt(_atNs);
            CrossedSinceNs = 0;
        }
    }

    private void Advance(long nowNs)
    {
        _atNs = Math.Max(_atNs, nowNs);
        FollowedSinceNs = FollowedSinceNs == 0 ? nowNs : FollowedSinceNs;
    }

    private void OnChange(OrderBook book, BookChange change, long nowNs)
    {
        if (change == BookChange.Invalidated)
        {
            SequenceGaps += book.Fault.Kind == BookFaultKind.SequenceGap ? 1 : 0;
            CrossedBooks += IsCrossed(book) ? 1 : 0;
            Resync();
        }

        OnStatus(book, nowNs);
    }

    private static bool IsCrossed(OrderBook book) =>
        book is { Status: BookStatus.Invalid, Fault.Kind: BookFaultKind.Crossed or BookFaultKind.Locked };

    private static long Running(long sinceNs, long nowNs) => sinceNs == 0 ? 0 : Math.Max(0, nowNs - sinceNs);
}
