using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Primitives;

namespace Scalper.Web.Api.Documents;

/// <summary>All features of a Live symbol in their four groups, named as in the documentation of the score.</summary>
public sealed record FeatureGroups(OrderBookFeatures Orderbook, TradeFlowFeatures TradeFlow, WallsDocument Walls, MomentumDocument Momentum)
{
    /// <returns>Null unless the view is Live: there are no features then.</returns>
    public static FeatureGroups? Of(Instrument instrument, in SymbolView view) => view.IsLive
        ? new FeatureGroups(view.OrderBook, view.TradeFlow, WallsDocument.Of(instrument, view.Walls), MomentumDocument.Of(view.Momentum))
        : null;
}
