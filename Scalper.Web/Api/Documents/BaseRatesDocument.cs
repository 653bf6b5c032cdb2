using Scalper.Core.Scoring;
using Scalper.Web.Factors;

namespace Scalper.Web.Api.Documents;

/// <summary>Shares of the measured time in which each factor stood which way, 0 to 1.</summary>
/// <param name="BidAndAskWall">Of the zero of walls: a wall on both sides.</param>
public sealed record BaseRatesDocument(
    FactorRateDocument DepthImbalance,
    FactorRateDocument TradeFlow,
    FactorRateDocument Walls,
    FactorRateDocument Spoofing,
    FactorRateDocument Momentum,
    double BidAndAskWall)
{
    public static BaseRatesDocument Of(BaseRates rates)
    {
        FactorTimes walls = rates[ScoreFactor.Walls];
        return new BaseRatesDocument(
            FactorRateDocument.Of(rates[ScoreFactor.DepthImbalance]),
            FactorRateDocument.Of(rates[ScoreFactor.TradeFlow]),
            FactorRateDocument.Of(walls),
            FactorRateDocument.Of(rates[ScoreFactor.Spoofing]),
            FactorRateDocument.Of(rates[ScoreFactor.Momentum]),
            walls.ShareOf(walls.Both) ?? 0);
    }
}
