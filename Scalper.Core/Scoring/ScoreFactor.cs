namespace Scalper.Core.Scoring;

/// <summary>The factors of the model "classic", in the order in which their points are added.</summary>
public enum ScoreFactor : byte
{
    DepthImbalance,
    TradeFlow,
    Walls,
    Spoofing,
    Momentum,
}
