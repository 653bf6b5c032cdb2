using Scalper.Web.Accounts;
using Scalper.Web.Api.Tables;
using Scalper.Web.Hosting;

namespace Scalper.Web.Api;

/// <summary>The HTTP API. Every route needs a signed-in user or an API key.</summary>
public static class MarketApi
{
    public static IEndpointRouteBuilder MapMarketApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api").RequireAuthorization().CheckFormat();
        api.MapRead("/engine/health", MarketQueries.Health);
        api.MapRead("/websocket/health", WebSocketQueries.Health);
        api.MapRead("/websocket/sources", WebSocketQueries.Sources);
        api.MapPost("/websocket/connections/{index}/retry", ConnectionCommands.Retry).RequireAuthorization(Policies.Admin).RequireFormToken();
        api.MapRead("/symbols", SymbolListQueries.Symbols).WithTable();
        api.MapRead("/scores", MarketQueries.Scores).WithTable();
        api.MapRead("/features/health", MicrostructureQueries.Features);
        api.MapRead("/features/symbol/{symbol}", MarketQueries.Features);
        api.MapRead("/symbol/{symbol}/book", SymbolQueries.Book);
        api.MapRead("/symbol/{symbol}/trades", SymbolQueries.Trades).WithTable();
        api.MapRead("/symbol/{symbol}/candles", SymbolQueries.Candles).WithTable();
        api.MapRead("/symbol/{symbol}/why", MarketQueries.Why);
        api.MapRead("/symbol/{symbol}/profile", ProfileQueries.Profile);
        api.MapRead("/symbol/{symbol}/basic", ProfileQueries.Basic);
        api.MapRead("/microstructure/health", MicrostructureQueries.Health);
        api.MapRead("/microstructure/symbols", MicrostructureQueries.Symbols).WithTable();
        api.MapRead("/microstructure/symbol/{symbol}", MicrostructureQueries.Symbol);
        api.MapRead("/monitor/summary", MonitorQueries.Summary);
        api.MapRead("/monitor/tickers", MonitorQueries.Tickers).WithTable();
        api.MapRead("/monitor/trades", MonitorQueries.Trades).WithTable();
        api.MapRead("/monitor/universe", MonitorQueries.Universe).WithTable();
        api.MapRead("/admin/universe/preview", UniverseQueries.Preview).RequireAuthorization(Policies.Admin);
        api.MapPost("/admin/subscriptions/refresh", UniverseQueries.Refresh).RequireAuthorization(Policies.Admin).RequireFormToken();
        return routes;
    }
}
