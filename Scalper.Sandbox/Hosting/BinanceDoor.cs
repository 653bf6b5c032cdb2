using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Scalper.Sandbox.Binance;
using Scalper.Sandbox.Binance.Rest;

namespace Scalper.Sandbox.Hosting;

/// <summary>The paths of Binance: sockets below <c>/public</c> and <c>/market</c>, REST calls below <c>/fapi</c>.</summary>
internal sealed class BinanceDoor(ExchangeLoop loop, BinanceExchange exchange, bool compression, ILogger logger)
{
    private const string RestPath = "/fapi";
    private readonly SocketDoor _sockets = new(loop, compression, logger);

    public static bool Serves(PathString path) => path.StartsWithSegments(RestPath, StringComparison.Ordinal) || StreamTarget.Parse(path) is not null;

    public Task EnterAsync(HttpContext context, CancellationToken stop) =>
        context.Request.Path.StartsWithSegments(RestPath, StringComparison.Ordinal) ? AnswerAsync(context) : _sockets.EnterAsync(context, stop);

    private async Task AnswerAsync(HttpContext context)
    {
        Dictionary<string, string> query = context.Request.Query.ToDictionary(static pair => pair.Key, static pair => pair.Value.ToString(), StringComparer.Ordinal);
        string path = context.Request.Path.Value ?? "", address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        RestReply reply = loop.Ask(nowNs => exchange.Rest.Answer(path, query, address, nowNs));
        if (reply.DelayNs > 0)
        {
            await Task.Delay(TimeSpan.FromMicroseconds(reply.DelayNs / 1_000.0), context.RequestAborted);
        }

        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = reply.IsJson ? "application/json;charset=UTF-8" : "text/plain";
        context.Response.Headers["X-MBX-USED-WEIGHT-1M"] = reply.UsedWeight.ToString(CultureInfo.InvariantCulture);
        if (reply.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await context.Response.Body.WriteAsync(reply.Body, context.RequestAborted);
    }
}
