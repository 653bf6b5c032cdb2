using Microsoft.AspNetCore.Http.HttpResults;
using Scalper.Core.Engine;

namespace Scalper.Web.Hosting;

/// <summary>
/// What a supervisor asks, without an account. <c>/healthz</c>: 200 while the process answers; restart it otherwise.
/// <c>/readyz</c>: 200 once the pages have something to show, 503 with the reason until then. Migrations are applied before the
/// application listens, so the only thing to wait for is the engine, while it is still starting. An engine that lost its exchange is
/// ready all the same: the pages say so, and taking them away would hide it.
/// </summary>
public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapRead("/healthz", static () => TypedResults.Text("ok")).AllowAnonymous();
        app.MapRead("/readyz", Ready).AllowAnonymous();
    }

    private static ContentHttpResult Ready(IServiceProvider services) =>
        services.GetService<IMarket>()?.ReadHealth().Status == EngineStatus.Starting
            ? TypedResults.Text("The engine is starting: no order book is live yet.", statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Text("ready");
}
