using Scalper.Core.Scoring;
using Scalper.Web.Live;

namespace Scalper.Web.Api.Documents;

/// <summary>The smallest change of one factor that does it alone; all but the reach none where it cannot.</summary>
/// <param name="Value">The number that depth imbalance, volume ratio or spoofing score would have to reach; of another model than "classic", any factor's.</param>
/// <param name="Walls">The sides that would have to have a wall: BID, ASK or NONE.</param>
/// <param name="Trend">What the trend would have to become.</param>
/// <param name="Reach">Points by which the factor can change the raw score in that direction at most.</param>
public sealed record ChangeDocument(double? Value, string? Walls, string? Trend, double Reach)
{
    /// <param name="model">By its place.</param>
    public static ChangeDocument Of(int model, FactorChange change) => change.Target is not { } target
        ? new ChangeDocument(null, null, null, change.Reach)
        : model != ScoreModels.Classic ? new ChangeDocument(RelativeWords.ValueOf(model, change.Factor, target), null, null, change.Reach)
        : new ChangeDocument(
            change.Factor switch
            {
                ScoreFactor.DepthImbalance => target.DepthImbalance,
                ScoreFactor.TradeFlow => target.BuyVsSellRatio,
                ScoreFactor.Spoofing => target.SpoofingScore,
                _ => null,
            },
            change.Factor == ScoreFactor.Walls ? target.HasBidWall ? "BID" : target.HasAskWall ? "ASK" : "NONE" : null,
            change.Factor == ScoreFactor.Momentum ? Words.Of(target.Trend!.Value) : null,
            change.Reach);
}
