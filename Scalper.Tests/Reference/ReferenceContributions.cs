namespace Scalper.Tests.Reference;

/// <summary>The five addends of a score; none counts 0.</summary>
public sealed record ReferenceContributions(double? DepthImbalance, double? TradeFlow, double? Walls, double? Spoofing, double? Momentum)
{
    private double?[] All => [DepthImbalance, TradeFlow, Walls, Spoofing, Momentum];

    public double Sum() => All.Sum(each => each ?? 0);

    public double SumOfMagnitudes() => All.Sum(each => Math.Abs(each ?? 0));

    public static ReferenceContributions Of(
        ReferenceOrderbook orderbook, ReferenceTradeFlow flow, ReferenceWalls walls, ReferenceMomentum momentum, ReferenceWeights weights) => new(
        DepthImbalance: weights.DepthImbalance * orderbook.DepthImbalance,
        TradeFlow: OfTradeFlow(flow, weights.TradeFlow),
        Walls: weights.Walls * (walls.BidWalls.Count > 0 ? 1 : 0) - weights.Walls * (walls.AskWalls.Count > 0 ? 1 : 0),
        Spoofing: walls.SpoofingScore > 60 ? -weights.Spoofing : 0,
        Momentum: momentum.Trend switch
        {
            "BULLISH" => weights.Momentum,
            "BEARISH" => -weights.Momentum,
            "NEUTRAL" => 0,
            _ => null,
        });

    private static double? OfTradeFlow(ReferenceTradeFlow flow, double weight) =>
        flow.TradeCount == 0 ? null
        : flow.BuyVsSellRatio is { } ratio ? weight * Math.Tanh(ratio - 1)
        : weight;
}
