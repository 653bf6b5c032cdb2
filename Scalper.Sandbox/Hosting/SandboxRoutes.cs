using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Scalper.Sandbox.Hosting;

/// <summary>What the sandbox answers over HTTP: the socket's path and the public REST calls.</summary>
internal static class SandboxRoutes
{
    public const string SocketPath = "/v5/public/linear";

    public static void Map(WebApplication application, ExchangeLoop loop, ILogger logger, CancellationToken stop)
    {
        application.UseWebSockets(new WebSocketOptions { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        application.Run(context => context.Request.Path == SocketPath ? TalkAsync(context, loop, logger, stop) : AnswerAsync(context, loop));
    }

    private static async Task TalkAsync(HttpContext context, ExchangeLoop loop, ILogger logger, CancellationToken stop)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("expected a WebSocket request", stop);
            return;
        }
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop, context.RequestAborted);
        await new SocketConversation(socket, loop, logger).RunAsync(end.Token);
    }

    private static async Task AnswerAsync(HttpContext context, ExchangeLoop loop)
    {
        Dictionary<string, string> query = context.Request.Query.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToString(), StringComparer.Ordinal);
        byte[]? body = HttpMethods.IsGet(context.Request.Method) ? loop.Answer(context.Request.Path.Value ?? "", query) : null;
        context.Response.StatusCode = body is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(body ?? Encoding.UTF8.GetBytes("{\"retCode\":10001,\"retMsg\":\"path not found\",\"result\":{},\"retExtInfo\":{}}"), context.RequestAborted);
    }
}
