namespace Scalper.Core.Scoring;

/// <summary>The five summands of a score, in points. None (null) means the input is missing: it counts as 0 and is marked.</summary>
public readonly record struct Contributions(double? DepthImbalance, double? TradeFlow, double? Walls, double? Spoofing, double? Momentum)
{
    /// <summary>Their sum, added in the order of the parameters, none as 0.</summary>
    public double Sum => (DepthImbalance ?? 0) + (TradeFlow ?? 0) + (Walls ?? 0) + (Spoofing ?? 0) + (Momentum ?? 0);

    /// <summary>The sum of their magnitudes, in the same order.</summary>
    public double Magnitude =>
        Math.Abs(DepthImbalance ?? 0) + Math.Abs(TradeFlow ?? 0) + Math.Abs(Walls ?? 0) + Math.Abs(Spoofing ?? 0) + Math.Abs(Momentum ?? 0);
}
