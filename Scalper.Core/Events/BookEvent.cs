using Scalper.Core.Primitives;

namespace Scalper.Core.Events;

/// <summary>A book snapshot or delta. Valid only during the call that hands it over.</summary>
public readonly ref struct BookEvent
{
    private readonly long? _tradeSequence;

    /// <summary>True where the frame holds the whole book, whatever the venue called it.</summary>
    public required bool IsSnapshot { get; init; }

    /// <summary>Levels per side that the topic subscribes to; 0 where it tells of all there are.</summary>
    public required int Depth { get; init; }

    /// <summary>The venue's update id on this topic: the last one, where the frame sums up several.</summary>
    public required long UpdateId { get; init; }

    /// <summary>The first update id in the frame; 0 where the venue does not say.</summary>
    public long FirstUpdateId { get; init; }

    /// <summary>The update id of the frame before, by the venue's word; 0 where it does not say.</summary>
    public long PreviousUpdateId { get; init; }

    /// <summary>Cross sequence: rising, not contiguous, comparable with tickers.</summary>
    public required long Sequence { get; init; }

    /// <summary>Comparable with the sequences of trades: the cross sequence, where the venue has one for both.</summary>
    public long TradeSequence
    {
        get => _tradeSequence ?? Sequence;
        init => _tradeSequence = value;
    }

    /// <summary>Matching-engine time, Unix milliseconds; 0 where absent.</summary>
    public required long ExchangeTimeMs { get; init; }

    /// <summary>Bid changes in the frame's order; quantity 0 removes.</summary>
    public required ReadOnlySpan<BookLevel> Bids { get; init; }

    /// <summary>Ask changes in the frame's order; quantity 0 removes.</summary>
    public required ReadOnlySpan<BookLevel> Asks { get; init; }
}
