using Scalper.Core.Engine;
using Scalper.Core.Features;
using Scalper.Core.Primitives;
using Scalper.Core.Quality;

namespace Scalper.Web.Api.Documents;

/// <summary>
/// A symbol's microstructure in one line; what the book and its features say is none where the book is not Live, what the score says
/// also where the data is of grade D or F. Units are those of <c>/api/features/symbol/{symbol}</c>.
/// </summary>
/// <param name="Reason">Why there is no score; none where there is one.</param>
/// <param name="At">Receive time of the last book or trade frame, Unix milliseconds.</param>
/// <param name="Bid">Best bid as the venue writes it, as <paramref name="Ask"/>; none with an empty side.</param>
/// <param name="BidWalls">Number of walls on the bid side.</param>
public sealed record MicrostructureSymbolDocument(
    string Symbol,
    string Venue,
    string Status,
    string? Reason,
    long? At,
    string? Bid,
    string? Ask,
    double? SpreadBps,
    double? BidDepth,
    double? AskDepth,
    double? DepthImbalance,
    double? FlowDelta,
    double? TradesPerSecond,
    int? BidWalls,
    int? AskWalls,
    double? SpoofingScore,
    double? Volatility1m,
    double? Score,
    string? Side,
    double? Confidence,
    string? Quality)
{
    public static MicrostructureSymbolDocument Of(FollowedSymbol symbol, SymbolQuality quality)
    {
        symbol.Read(out SymbolView view);
        DecimalStep tick = symbol.Instrument.TickSize;
        ScoreDocument score = ScoreDocument.Of(symbol.Instrument, view, quality);
        OrderBookFeatures? book = view.IsLive ? view.OrderBook : null;
        return new MicrostructureSymbolDocument(
            score.Symbol,
            score.Venue,
            score.Status,
            score.Reason,
            score.At,
            view.IsLive && view.BestBidTicks is { } bid ? tick.Format(bid) : null,
            view.IsLive && view.BestAskTicks is { } ask ? tick.Format(ask) : null,
            book?.SpreadBps,
            book?.BidDepth,
            book?.AskDepth,
            book?.DepthImbalance,
            view.IsLive ? view.TradeFlow.FlowDelta : null,
            view.IsLive ? view.Delta.TradesPerSecond : null,
            view.IsLive ? view.Walls.BidWallCount : null,
            view.IsLive ? view.Walls.AskWallCount : null,
            view.IsLive ? view.Walls.SpoofingScore : null,
            view.IsLive ? view.Momentum.Volatility1m : null,
            score.Score,
            score.Side,
            score.Confidence,
            score.Quality);
    }
}
