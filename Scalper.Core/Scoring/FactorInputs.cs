using Scalper.Core.Features;
using Scalper.Core.Primitives;

namespace Scalper.Core.Scoring;

/// <summary>What the model "classic" looks at, and nothing else.</summary>
/// <param name="DepthImbalance">-1 to 1; none with an empty side.</param>
/// <param name="TradeCount">Trades on the tape; without any there is no trade flow.</param>
/// <param name="BuyVsSellRatio">0 or more; none where there is no sell.</param>
/// <param name="HasBidWall">At least one wall on the bid side.</param>
/// <param name="HasAskWall">At least one wall on the ask side.</param>
/// <param name="SpoofingScore">0 to 100.</param>
/// <param name="Trend">None while unknown.</param>
public readonly record struct FactorInputs(
    double? DepthImbalance, int TradeCount, double? BuyVsSellRatio, bool HasBidWall, bool HasAskWall, double SpoofingScore, Trend? Trend)
{
    public static FactorInputs Of(in OrderBookFeatures book, in TradeFlowFeatures flow, in WallFeatures walls, in MomentumFeatures momentum) => new(
        book.DepthImbalance,
        flow.TradeCount,
        flow.BuyVsSellRatio,
        walls.BidWallCount > 0,
        walls.AskWallCount > 0,
        walls.SpoofingScore,
        momentum.Trend);
}
