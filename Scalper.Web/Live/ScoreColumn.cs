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
    Spread,
    Imbalance,
    Flow,
    Walls,
    Status,
    Age,
}
