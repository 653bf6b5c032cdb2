namespace Scalper.Web.Live;

/// <summary>The columns of the score table, in order.</summary>
public enum ScoreColumn : byte
{
    Symbol,
    Score,
    Side,
    Confidence,
    Quality,
    Last,
    Change,
    Change5m,
    Spread,
    Imbalance,
    OrderFlow,
    Delta15s,
    Delta60s,
    Flow,
    Wall,
    Suspected,
    Volatility,
    TradeRate,
    Depth,
    Slippage,
    Turnover,
    Funding,
    OpenInterest,
    Lead,
    SideAge,
    Status,
    Age,
}
