using Microsoft.AspNetCore.Http;

namespace Scalper.Tests.Hosting;

/// <summary>A venue's lists as its REST answers them.</summary>
internal static class VenueLists
{
    public static Task AnswerAsync(HttpContext context, params VenueContract[] contracts) => context.Response.WriteAsync(
        context.Request.Path == "/v5/market/tickers" ? List(contracts.Select(Ticker))
        : context.Request.Path == "/v5/market/instruments-info" ? List(contracts.Select(Instrument))
        : """{"retCode":10001}""");

    private static string List(IEnumerable<string> entries) =>
        $$$"""{"retCode":0,"result":{"list":[{{{string.Join(',', entries)}}}],"nextPageCursor":""}}""";

    private static string Ticker(VenueContract contract) => $$"""{"symbol":"{{contract.Symbol}}","volume24h":"10","turnover24h":"1000.5"}""";

    private static string Instrument(VenueContract contract) =>
        $$$"""{"symbol":"{{{contract.Symbol}}}","contractType":"LinearPerpetual","status":"Trading","quoteCoin":"USDT","launchTime":"1758175736000","fundingInterval":240,"leverageFilter":{"maxLeverage":"{{{contract.Leverage}}}"},"priceFilter":{"tickSize":"{{{contract.Tick}}}"},"lotSizeFilter":{"qtyStep":"0.001"}}""";

    internal sealed record VenueContract(string Symbol, string Tick = "0.10", string Leverage = "50");
}
