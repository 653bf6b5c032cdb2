namespace Scalper.Tests.Reference;

/// <summary>Scores of the model "symmetric".</summary>
public static class ReferenceSymmetric
{
    public static ReferenceScore Of(ReferenceLine line, ReferenceRelative relative, ReferenceWeights weights)
    {
        ReferenceTradeFlow flow = line.TradeFlow;
        ReferenceContributions others = new(
            DepthImbalance: weights.DepthImbalance * line.Orderbook.DepthImbalance,
            TradeFlow: flow.TradeCount == 0 ? null : weights.TradeFlow * (flow.BuyVolume - flow.SellVolume) / (flow.BuyVolume + flow.SellVolume),
            Walls: weights.Walls * Unusual(relative.BidWallRank) - weights.Walls * Unusual(relative.AskWallRank),
            Spoofing: null,
            Momentum: relative.TrendStrength is { } strength ? weights.Momentum * Math.Tanh(strength) : null);
        double sum = others.Sum();
        double? pull = weights.Spoofing * Unusual(relative.SpoofingRank);
        return ReferenceScore.Of(others with { Spoofing = pull is null ? null : sum > 0 ? -Math.Min(sum, pull.Value) : Math.Min(-sum, pull.Value) });
    }

    private static double? Unusual(double? rank) => rank is null ? null : rank <= 0.5 ? 0 : (2 * rank) - 1;
}
