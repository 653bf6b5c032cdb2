namespace Scalper.Core.Scoring;

/// <summary>The factors of a score, in the order in which their points are added.</summary>
public enum ScoreFactor : byte
{
    DepthImbalance,
    TradeFlow,
    Walls,
    Spoofing,
    Momentum,
}
