using System.Globalization;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Hosting;

/// <summary>Where WebSockets come in: granted, refused with a status, or never answered, as the exchange says.</summary>
internal sealed class SocketDoor(ExchangeLoop loop, bool compression, ILogger logger)
{
    public async Task EnterAsync(HttpContext context, CancellationToken stop)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("expected a WebSocket request", stop);
            return;
        }
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop, context.RequestAborted);
        if (loop.TryConnect(context.Request.Path + context.Request.QueryString, out ClientSession? client, out ConnectRefusal? refusal))
        {
            await TalkAsync(context, client, end.Token);
        }
        else if (refusal.Stalls)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            context.Abort();
        }
        else
        {
            Refuse(context.Response, refusal);
        }
    }

    private async Task TalkAsync(HttpContext context, ClientSession client, CancellationToken stop)
    {
        try
        {
            RawConnection connection = new(context);
            connection.Gate(client, (isPong, payload) => loop.ReceiveControl(client, isPong, payload));
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { DangerousEnableCompression = compression });
            await new SocketConversation(socket, connection, loop, logger).RunAsync(client, stop);
        }
        finally
        {
            loop.Disconnect(client);
        }
    }

    private static void Refuse(HttpResponse response, ConnectRefusal refusal)
    {
        response.StatusCode = refusal.Status;
        if (refusal.RetryAfterSeconds is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }
    }
}
