namespace Scalper.Tests.Reference;

/// <summary>The weights of the score model "classic".</summary>
public sealed record ReferenceWeights(
    double DepthImbalance = 15, double TradeFlow = 10, double Walls = 8, double Spoofing = 12, double Momentum = 17);
