using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Web.Market;

namespace Scalper.Web.Api.Documents;

/// <summary>Answer of <c>/api/features/symbol/{symbol}</c>; the groups are none where the book is not Live.</summary>
/// <param name="TradeGap">Trades may be missing on the tape that trade flow is computed from.</param>
/// <param name="Lead">What the leading symbol does, read beside the view; it takes no part in the score.</param>
public sealed record FeaturesDocument(
    string Symbol,
    string Venue,
    string Status,
    string? Reason,
    long? UpdateId,
    long? At,
    bool TradeGap,
    OrderBookFeatures? Orderbook,
    TradeFlowFeatures? TradeFlow,
    WallsDocument? Walls,
    MomentumDocument? Momentum,
    ReturnFeatures? Returns,
    TouchFeatures? Touch,
    DeltaFeatures? Delta,
    LiquidityFeatures? Liquidity,
    NearestWalls? NearestWalls,
    SideFeatures? ScoreSide,
    ContractFeatures? Contract,
    RelativeFeatures? Relative,
    Lead? Lead)
{
    /// <summary>Grade of the symbol's data over the last 15 minutes, A to F; none while it is not graded yet.</summary>
    public string? Quality { get; init; }

    /// <summary>What is worse than A, worst first; why there is no grade where there is none.</summary>
    public IReadOnlyList<string> QualityReasons { get; init; } = [];

    public static FeaturesDocument Of(Instrument instrument, in SymbolView view, Lead? lead)
    {
        FeatureGroups? groups = FeatureGroups.Of(instrument, view);
        return new FeaturesDocument(
            instrument.Symbol,
            instrument.Venue,
            view.Status.ToString(),
            view.IsLive ? null : view.Fault.Describe(),
            Ids.Known(view.UpdateId),
            UnixTime.ToMilliseconds(view.UpdatedAtNs),
            view.HasTradeGap,
            groups?.Orderbook,
            groups?.TradeFlow,
            groups?.Walls,
            groups?.Momentum,
            view.IsLive ? view.Returns : null,
            view.IsLive ? view.Touch : null,
            view.IsLive ? view.Delta : null,
            view.IsLive ? view.Liquidity : null,
            view.IsLive ? view.NearestWalls : null,
            view.IsLive ? view.ScoreSide : null,
            view.IsLive ? view.Contract : null,
            view.IsLive ? view.Relative : null,
            view.IsLive ? lead : null);
    }
}
