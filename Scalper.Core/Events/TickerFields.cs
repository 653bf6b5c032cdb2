namespace Scalper.Core.Events;

/// <summary>Fields of a ticker frame.</summary>
[Flags]
public enum TickerFields
{
    None = 0,
    LastPrice = 1 << 0,
    BidPrice = 1 << 1,
    BidQty = 1 << 2,
    AskPrice = 1 << 3,
    AskQty = 1 << 4,
    MarkPrice = 1 << 5,
    IndexPrice = 1 << 6,
    Change24h = 1 << 7,
    Turnover24h = 1 << 8,
    Volume24h = 1 << 9,
    OpenInterest = 1 << 10,
    FundingRate = 1 << 11,
    NextFundingAt = 1 << 12,
}
