using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Scalper.Sandbox.Hosting;

/// <summary>What the sandbox answers over HTTP: the sockets' paths, the public REST calls, and for tests the fault commands and the truth.</summary>
internal static class SandboxRoutes
{
    public const string SocketPath = "/v5/public/linear";

    private static readonly byte[] NotFound = Encoding.UTF8.GetBytes("{\"retCode\":10001,\"retMsg\":\"path not found\",\"result\":{},\"retExtInfo\":{}}");

    public static void Map(WebApplication application, ServedVenues venues, SandboxOptions options, ILogger logger, CancellationToken stop)
    {
        SocketDoor door = new(venues.BybitLoop, options.Compression, logger);
        BinanceDoor? binance = venues is { Binance: { } exchange, BinanceLoop: { } loop } ? new BinanceDoor(loop, exchange, options.Compression, logger) : null;
        ControlDoor control = new(venues);
        application.Use(static (context, next) =>
        {
            if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
            {
                context.Features.Set<IHttpUpgradeFeature>(new GatedUpgrade(upgrade));
            }

            return next(context);
        });
        application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        application.Run(context => context.Request.Path.Value switch
        {
            SocketPath => door.EnterAsync(context, stop),
            ControlDoor.ControlPath => control.CommandAsync(context),
            ControlDoor.TruthPath => control.TruthAsync(context),
            _ when binance is not null && BinanceDoor.Serves(context.Request.Path) => binance.EnterAsync(context, stop),
            _ => AnswerAsync(context, venues),
        });
    }

    private static async Task AnswerAsync(HttpContext context, ServedVenues venues)
    {
        Dictionary<string, string> query = context.Request.Query.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToString(), StringComparer.Ordinal);
        string path = context.Request.Path.Value ?? "";
        byte[]? body = HttpMethods.IsGet(context.Request.Method) ? venues.BybitLoop.Ask(nowNs => venues.BybitRest.Answer(path, query, nowNs)) : null;
        context.Response.StatusCode = body is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(body ?? NotFound, context.RequestAborted);
    }
}
