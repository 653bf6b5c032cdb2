namespace Scalper.Core.Books;

/// <summary>Merged state of a symbol's ticker; a field is none (null) until the venue sent it. Prices in quote currency.</summary>
public record struct Ticker
{
    /// <summary>Cross sequence of the last frame, comparable with book and trade sequences.</summary>
    public long CrossSequence { get; set; }

    /// <summary>Receive time of the last frame, Unix nanoseconds; 0 before the first.</summary>
    public long ReceivedAtNs { get; set; }

    /// <summary>Receive time of the last frame that speaks of the best prices, or leaves them as they are, Unix nanoseconds; 0 before the first. Others may come over another connection.</summary>
    public long VouchedAtNs { get; set; }

    /// <summary>Last traded price in ticks.</summary>
    public long? LastPriceTicks { get; set; }

    /// <summary>Best bid in ticks.</summary>
    public long? BidPriceTicks { get; set; }

    /// <summary>Quantity at the best bid in lots.</summary>
    public long? BidQtyLots { get; set; }

    /// <summary>Best ask in ticks.</summary>
    public long? AskPriceTicks { get; set; }

    /// <summary>Quantity at the best ask in lots.</summary>
    public long? AskQtyLots { get; set; }

    /// <summary>Mark price.</summary>
    public double? MarkPrice { get; set; }

    /// <summary>Index price.</summary>
    public double? IndexPrice { get; set; }

    /// <summary>Change over 24 h as a fraction: 0.01 is 1 %.</summary>
    public double? Change24h { get; set; }

    /// <summary>Turnover over 24 h, quote currency.</summary>
    public double? Turnover24h { get; set; }

    /// <summary>Volume over 24 h, base currency.</summary>
    public double? Volume24h { get; set; }

    /// <summary>Open interest, base currency, both sides counted.</summary>
    public double? OpenInterest { get; set; }

    /// <summary>Predicted funding rate for the next funding time, as a fraction.</summary>
    public double? FundingRate { get; set; }

    /// <summary>Next funding time, Unix milliseconds.</summary>
    public long? NextFundingAtMs { get; set; }
}
