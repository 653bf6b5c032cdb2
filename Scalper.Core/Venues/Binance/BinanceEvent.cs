namespace Scalper.Core.Venues.Binance;

/// <summary>What a frame of data holds.</summary>
internal enum BinanceEvent : byte
{
    /// <summary>Nothing that is asked for.</summary>
    Unknown,

    /// <summary>Changes of the book.</summary>
    Depth,

    /// <summary>The book, as the venue's REST gave it.</summary>
    Snapshot,

    /// <summary>One match.</summary>
    Trade,

    /// <summary>The matches of one taker at one price.</summary>
    AggregateTrade,

    /// <summary>Best bid and ask.</summary>
    BookTicker,

    /// <summary>Mark and index price, funding.</summary>
    MarkPrice,

    /// <summary>Last price and the last 24 h.</summary>
    DayTicker,
}
