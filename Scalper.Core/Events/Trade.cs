using Scalper.Core.Primitives;

namespace Scalper.Core.Events;

/// <summary>One fill as the venue printed it.</summary>
public readonly record struct Trade
{
    public TradeId Id { get; init; }

    /// <summary>Fill time by the venue's matching engine, Unix milliseconds.</summary>
    public long ExchangeTimeMs { get; init; }

    /// <summary>Comparable with <see cref="BookEvent.TradeSequence"/>: a book at or above it has the trade in it. Several trades may share one.</summary>
    public long Sequence { get; init; }

    public long PriceTicks { get; init; }

    public long QtyLots { get; init; }

    /// <summary>The taker's side, as the venue says.</summary>
    public AggressorSide Side { get; init; }

    public TickDirection TickDirection { get; init; }

    /// <summary>Negotiated off the book: kept out of tape, candles, last price and walls.</summary>
    public bool IsBlock { get; init; }

    /// <summary>Matched against a retail price improvement order, which the public book does not show.</summary>
    public bool IsRpi { get; init; }
}
