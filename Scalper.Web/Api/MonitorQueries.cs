using Microsoft.AspNetCore.Mvc;
using Scalper.Core.Engine;
using Scalper.Web.Api.Documents;
using Scalper.Web.Api.Tables;
using Scalper.Web.Market;

namespace Scalper.Web.Api;

/// <summary>Routes for those who watch over the program, answered from published values.</summary>
internal static class MonitorQueries
{
    public static IResult Summary(IMarket market) =>
        Results.Json(MonitorSummaryDocument.Of(market.ReadHealth(), market.Symbols), ApiJson.Options);

    public static IResult Tickers(IMarket market)
    {
        long nowMs = market.ReadHealth().AtMs;
        TickerDocument[] tickers = [.. market.Symbols.Select(s => TickerDocument.Of(s, nowMs))];
        return Answers.Table(new TickerListDocument(nowMs, tickers), tickers, "tickers");
    }

    public static IResult Trades(IMarket market)
    {
        TradeActivityDocument[] symbols = [.. market.Symbols.Select(TradeActivityDocument.Of)];
        return Answers.Table(new TradeActivityListDocument(market.ReadHealth().AtMs, symbols), symbols, "trade-activity");
    }

    public static IResult Universe(IMarket market, [FromServices] UniverseDesk desk, TimeProvider time)
    {
        MonitorUniverseDocument document = MonitorUniverseDocument.Of(market.Universe, market.Symbols, market.ReadHealth(), desk.State, time.GetUtcNow());
        return Answers.Table(document, document.Symbols, "universe");
    }
}
