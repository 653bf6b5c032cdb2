using Scalper.Core.Books;
using Scalper.Core.Engine;
using Scalper.Core.Primitives;
using Scalper.Web.Market;

namespace Scalper.Web.Api.Documents;

/// <summary>A symbol's ticker, merged from all that the venue sent; a field is none until it was sent.</summary>
/// <param name="At">Receive time of its last frame, Unix milliseconds on the engine's clock.</param>
/// <param name="Last">Last traded price, as the venue writes it, as the next four.</param>
/// <param name="Change24h">As a fraction: 0.01 is 1 %.</param>
/// <param name="Turnover24h">Quote currency.</param>
/// <param name="Volume24h">Base currency.</param>
/// <param name="OpenInterest">Base currency, both sides counted.</param>
/// <param name="FundingRate">Predicted for the next funding time, as a fraction.</param>
/// <param name="NextFundingAt">Unix milliseconds.</param>
public sealed record TickerDocument(
    string Symbol,
    string Venue,
    long? At,
    long? AgeMs,
    string? Last,
    string? Bid,
    string? BidQty,
    string? Ask,
    string? AskQty,
    double? MarkPrice,
    double? IndexPrice,
    double? Change24h,
    double? Turnover24h,
    double? Volume24h,
    double? OpenInterest,
    double? FundingRate,
    long? NextFundingAt)
{
    public static TickerDocument Of(FollowedSymbol symbol, long nowMs)
    {
        symbol.Read(out SymbolView view);
        return Of(symbol.Instrument, view.Ticker, nowMs);
    }

    public static TickerDocument Of(Instrument instrument, in Ticker ticker, long nowMs)
    {
        long? at = UnixTime.ToMilliseconds(ticker.ReceivedAtNs);
        (DecimalStep tick, DecimalStep lot) = (instrument.TickSize, instrument.QtyStep);
        return new TickerDocument(
            instrument.Symbol,
            instrument.Venue,
            at,
            EngineTime.AgeMs(at, nowMs),
            Text(tick, ticker.LastPriceTicks),
            Text(tick, ticker.BidPriceTicks),
            Text(lot, ticker.BidQtyLots),
            Text(tick, ticker.AskPriceTicks),
            Text(lot, ticker.AskQtyLots),
            ticker.MarkPrice,
            ticker.IndexPrice,
            ticker.Change24h,
            ticker.Turnover24h,
            ticker.Volume24h,
            ticker.OpenInterest,
            ticker.FundingRate,
            ticker.NextFundingAtMs);
    }

    private static string? Text(DecimalStep step, long? steps) => steps is { } known ? step.Format(known) : null;
}
