using Scalper.Core.Engine;

namespace Scalper.Web.Profiles;

/// <summary>What one look at a followed symbol's published view tells of its counters.</summary>
public readonly record struct ProfileSample
{
    /// <summary>When it was looked at, on the engine's clock, Unix nanoseconds.</summary>
    public long AtNs { get; init; }

    /// <summary>When the symbol's lane began to count, Unix nanoseconds; 0 where it has not yet.</summary>
    public long CountedSinceNs { get; init; }

    /// <summary>Nanoseconds Live since then.</summary>
    public long LiveNs { get; init; }

    /// <summary>The lane counts the time as Live, but does not run: nobody is served its book.</summary>
    public bool IsSuspended { get; init; }

    public long Messages { get; init; }

    public long SequenceGaps { get; init; }

    public long Resyncs { get; init; }

    public long CrossedBooks { get; init; }

    public long UnreadableFrames { get; init; }

    /// <summary>Spread in bps of the mid; none where the book is not Live or a side is empty.</summary>
    public double? SpreadBps { get; init; }

    /// <summary>From the mid to the outermost level held on each side, bps of the mid; none likewise.</summary>
    public (double Bid, double Ask)? SpanBps { get; init; }

    /// <param name="nowNs">On the engine's clock.</param>
    public static ProfileSample Of(in SymbolView view, long nowNs)
    {
        SymbolCounters counters = view.Counters;
        return new ProfileSample
        {
            AtNs = nowNs,
            CountedSinceNs = counters.FollowedSinceNs,
            LiveNs = counters.LiveNsAt(nowNs),
            IsSuspended = counters.LiveSinceNs != 0 && !view.IsLive,
            Messages = counters.BookFrames + counters.TradeFrames + counters.TickerFrames + counters.UnreadableFrames,
            SequenceGaps = counters.SequenceGaps,
            Resyncs = counters.Resyncs,
            CrossedBooks = counters.CrossedBooks,
            UnreadableFrames = counters.UnreadableFrames,
            SpreadBps = view.IsLive ? view.OrderBook.SpreadBps : null,
            SpanBps = view.IsLive ? SpanOf(view) : null,
        };
    }

    /// <summary>The lane has begun anew since an earlier look: its numbers are counted from zero again.</summary>
    public bool IsNewCountAfter(in ProfileSample earlier) =>
        CountedSinceNs != earlier.CountedSinceNs
        || Messages < earlier.Messages
        || SequenceGaps < earlier.SequenceGaps
        || Resyncs < earlier.Resyncs
        || CrossedBooks < earlier.CrossedBooks
        || UnreadableFrames < earlier.UnreadableFrames;

    private static (double Bid, double Ask)? SpanOf(in SymbolView view)
    {
        if (view is not { BestBidTicks: { } bid, BestAskTicks: { } ask, LowestBidTicks: { } lowest, HighestAskTicks: { } highest })
        {
            return null;
        }

        double mid = (bid + ask) / 2.0;
        return ((mid - lowest) / mid * 10_000, (highest - mid) / mid * 10_000);
    }
}
