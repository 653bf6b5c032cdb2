using Scalper.Core.Engine;
using Scalper.Core.Features;

namespace Scalper.Web.Api.Documents;

/// <summary>
/// What is traded in a symbol. Rates and sums are none where the book is not Live, or while their window is not full; the single trades
/// are at <c>/api/symbol/{symbol}/trades</c>.
/// </summary>
/// <param name="Last">Price of the last trade that is not a block trade, as the venue writes it; none before the first.</param>
/// <param name="TradesPerSecond">Over the last 10 s.</param>
/// <param name="TradeRateRatio">That against the mean of the last 900 s.</param>
/// <param name="Delta60s">Bought minus sold in the last 60 s, base currency.</param>
/// <param name="DeltaQuote60s">The same in quote currency.</param>
/// <param name="TapeTrades">Trades on the tape, at most 100, over which the next four run.</param>
/// <param name="TradeFrames">Frames of trades since the symbol is followed.</param>
/// <param name="FarOffTrades">Trades left out because their time is more than a day from ours.</param>
/// <param name="ReplayedTrades">Trades left out because the venue sent them again after a lost connection.</param>
/// <param name="TradeGap">Trades may be missing on the tape.</param>
public sealed record TradeActivityDocument(
    string Symbol,
    string Venue,
    string Status,
    string? Last,
    double? TradesPerSecond,
    double? TradeRateRatio,
    double? Delta60s,
    double? DeltaQuote60s,
    int? TapeTrades,
    double? BuyVolume,
    double? SellVolume,
    int? AggressiveBuys,
    int? AggressiveSells,
    long TradeFrames,
    long FarOffTrades,
    long ReplayedTrades,
    bool TradeGap)
{
    public static TradeActivityDocument Of(FollowedSymbol symbol)
    {
        symbol.Read(out SymbolView view);
        DeltaFeatures? delta = view.IsLive ? view.Delta : null;
        TradeFlowFeatures? flow = view.IsLive ? view.TradeFlow : null;
        return new TradeActivityDocument(
            symbol.Instrument.Symbol,
            symbol.Instrument.Venue,
            view.Status.ToString(),
            view.LastTradeTicks is { } last ? symbol.Instrument.TickSize.Format(last) : null,
            delta?.TradesPerSecond,
            delta?.TradeRateRatio,
            delta?.Delta60s,
            delta?.DeltaQuote60s,
            flow?.TradeCount,
            flow?.BuyVolume,
            flow?.SellVolume,
            flow?.AggressiveBuys,
            flow?.AggressiveSells,
            view.Counters.TradeFrames,
            view.FarOffTrades,
            view.ReplayedTrades,
            view.HasTradeGap);
    }
}
