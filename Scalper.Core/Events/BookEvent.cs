using Scalper.Core.Primitives;

namespace Scalper.Core.Events;

/// <summary>A book snapshot or delta. Valid only during the call that hands it over.</summary>
public readonly ref struct BookEvent
{
    /// <summary>True where the frame holds the whole book, whatever the venue called it.</summary>
    public required bool IsSnapshot { get; init; }

    /// <summary>Levels per side that the topic subscribes to.</summary>
    public required int Depth { get; init; }

    /// <summary>The venue's update id on this topic.</summary>
    public required long UpdateId { get; init; }

    /// <summary>Cross sequence: rising, not contiguous, comparable with trades and tickers.</summary>
    public required long Sequence { get; init; }

    /// <summary>Matching-engine time, Unix milliseconds; 0 where absent.</summary>
    public required long ExchangeTimeMs { get; init; }

    /// <summary>Bid changes in the frame's order; quantity 0 removes.</summary>
    public required ReadOnlySpan<BookLevel> Bids { get; init; }

    /// <summary>Ask changes in the frame's order; quantity 0 removes.</summary>
    public required ReadOnlySpan<BookLevel> Asks { get; init; }
}
