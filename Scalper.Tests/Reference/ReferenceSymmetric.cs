namespace Scalper.Tests.Reference;

/// <summary>A score of the model "symmetric".</summary>
public sealed record ReferenceSymmetric(ReferenceContributions Contributions, double RawScore, double Score, string Side, double Confidence)
{
    public static ReferenceSymmetric Of(ReferenceLine line, ReferenceRelative relative, ReferenceWeights weights)
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
        ReferenceContributions all = others with { Spoofing = pull is null ? null : sum > 0 ? -Math.Min(sum, pull.Value) : Math.Min(-sum, pull.Value) };

        double raw = 50 + all.Sum();
        double score = Math.Clamp(raw, 0, 100);
        double magnitudes = all.SumOfMagnitudes();
        return new ReferenceSymmetric(
            all,
            raw,
            score,
            score > 55 ? "LONG" : score < 45 ? "SHORT" : "NEUTRAL",
            magnitudes == 0 ? 0 : 100 * Math.Abs(all.Sum()) / magnitudes * Math.Min(1, Math.Abs(score - 50) / 25));
    }

    private static double? Unusual(double? rank) => rank is null ? null : rank <= 0.5 ? 0 : (2 * rank) - 1;
}
