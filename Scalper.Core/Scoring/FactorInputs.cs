using Scalper.Core.Features;
using Scalper.Core.Primitives;

namespace Scalper.Core.Scoring;

/// <summary>What the models look at, and nothing else: first what "classic" does.</summary>
/// <param name="DepthImbalance">-1 to 1; none with an empty side. "symmetric" takes it too.</param>
/// <param name="TradeCount">Trades on the tape; without any there is no trade flow.</param>
/// <param name="BuyVsSellRatio">0 or more; none where there is no sell.</param>
/// <param name="HasBidWall">At least one wall on the bid side.</param>
/// <param name="HasAskWall">At least one wall on the ask side.</param>
/// <param name="SpoofingScore">0 to 100.</param>
/// <param name="Trend">None while unknown.</param>
public readonly record struct FactorInputs(
    double? DepthImbalance, int TradeCount, double? BuyVsSellRatio, bool HasBidWall, bool HasAskWall, double SpoofingScore, Trend? Trend)
{
    /// <summary>(bought - sold) / (bought + sold) over the tape's volumes, -1 to 1; none for an empty tape.</summary>
    public double? FlowBalance { get; init; }

    /// <inheritdoc cref="RelativeFeatures.BidWallRank"/>
    public double? BidWallRank { get; init; }

    /// <inheritdoc cref="RelativeFeatures.AskWallRank"/>
    public double? AskWallRank { get; init; }

    /// <inheritdoc cref="RelativeFeatures.SpoofingRank"/>
    public double? SpoofingRank { get; init; }

    /// <inheritdoc cref="RelativeFeatures.TrendStrength"/>
    public double? TrendStrength { get; init; }

    /// <summary>What "microstructure" looks at, in deviations.</summary>
    public MicrostructureInputs Microstructure { get; init; }

    public static FactorInputs Of(
        in OrderBookFeatures book, in TradeFlowFeatures flow, in WallFeatures walls, in MomentumFeatures momentum, in RelativeFeatures relative, in MicrostructureInputs microstructure) => new(
        book.DepthImbalance,
        flow.TradeCount,
        flow.BuyVsSellRatio,
        walls.BidWallCount > 0,
        walls.AskWallCount > 0,
        walls.SpoofingScore,
        momentum.Trend)
    {
        FlowBalance = flow.FlowDelta / (flow.BuyVolume + flow.SellVolume),
        BidWallRank = relative.BidWallRank,
        AskWallRank = relative.AskWallRank,
        SpoofingRank = relative.SpoofingRank,
        TrendStrength = relative.TrendStrength,
        Microstructure = microstructure,
    };
}
