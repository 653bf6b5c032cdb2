namespace Scalper.Core.Events;

/// <summary>The fields that a ticker frame holds. A field that is absent, empty or unreadable is not in <see cref="Present"/>.</summary>
public struct TickerEvent
{
    /// <summary>True where the frame holds the whole ticker: fields it lacks are unknown, not unchanged.</summary>
    public bool IsSnapshot;

    /// <summary>The topic that it came on.</summary>
    public TickerPart Part;

    /// <summary>Cross sequence; 0 where absent.</summary>
    public long CrossSequence;

    /// <summary>Which of the fields below the frame holds.</summary>
    public TickerFields Present;

    public long LastPriceTicks;
    public long BidPriceTicks;
    public long BidQtyLots;
    public long AskPriceTicks;
    public long AskQtyLots;
    public double MarkPrice;
    public double IndexPrice;
    public double Change24h;
    public double Turnover24h;
    public double Volume24h;
    public double OpenInterest;
    public double FundingRate;
    public long NextFundingAtMs;
}
