namespace Scalper.Web.Api;

/// <summary>The HTTP API. Every route needs a signed-in user or an API key.</summary>
public static class MarketApi
{
    public static IEndpointRouteBuilder MapMarketApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api").RequireAuthorization();
        api.MapGet("/engine/health", MarketQueries.Health);
        api.MapGet("/scores", MarketQueries.Scores);
        api.MapGet("/features/symbol/{symbol}", MarketQueries.Features);
        api.MapGet("/symbol/{symbol}/book", SymbolQueries.Book);
        api.MapGet("/symbol/{symbol}/trades", SymbolQueries.Trades);
        api.MapGet("/symbol/{symbol}/candles", SymbolQueries.Candles);
        return routes;
    }
}
