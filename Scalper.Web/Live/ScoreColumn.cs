namespace Scalper.Web.Live;

/// <summary>The columns of the score table in their own order; those after <see cref="Age"/> are shown to who asks for them.</summary>
public enum ScoreColumn : byte
{
    Star,
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
    Wall,
    Suspected,
    Volatility,
    TradeRate,
    Depth,
    Slippage,
    Turnover,
    Funding,
    OpenInterest,
    SideAge,
    Age,
    Flow,
    Lead,
    Status,
}
