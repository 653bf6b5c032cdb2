using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Hosting;

/// <summary>One WebSocket: a reader that hands whole messages to the exchange and a sender that empties the outbox. Ends when either does, or when the exchange cuts the client off: a sender may wait for a client that never reads.</summary>
internal sealed class SocketConversation(WebSocket socket, ExchangeLoop loop, ILogger logger)
{
    /// <summary>A dozen times the longest args list.</summary>
    private const int LongestMessage = 256 * 1024;

    public async Task RunAsync(CancellationToken stop)
    {
        ClientSession client = loop.Connect();
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task sending = SendAsync(client, end.Token);
        Task reading = ReadAsync(client, end.Token);
        await Task.WhenAny(sending, reading, client.WhenCut).ConfigureAwait(false);
        loop.Disconnect(client);
        if (client.CloseReason is { } reason)
        {
            logger.LogWarning("Sandbox client {ConnectionId} is cut off: {Reason}", client.ConnectionId, reason);
        }

        await end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(Quiet(sending), Quiet(reading)).ConfigureAwait(false);
    }

    private async Task SendAsync(ClientSession client, CancellationToken stop)
    {
        while (await client.Outbox.WaitAsync(stop).ConfigureAwait(false))
        {
            while (client.Outbox.TryTake(out OutFrame frame))
            {
                await socket.SendAsync(frame.Bytes, WebSocketMessageType.Text, endOfMessage: true, stop).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadAsync(ClientSession client, CancellationToken stop)
    {
        byte[] buffer = new byte[LongestMessage];
        int length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(length), stop).ConfigureAwait(false);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stop).ConfigureAwait(false);
                return;
            }
            if (part.EndOfMessage)
            {
                loop.Receive(client, Encoding.UTF8.GetString(buffer, 0, length));
                length = 0;
            }
            else if (length == buffer.Length)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.MessageTooBig, $"more than {LongestMessage} bytes", stop).ConfigureAwait(false);
                return;
            }
        }
    }

    /// <summary>A connection that breaks or is stopped is an ordinary end.</summary>
    private async Task Quiet(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            logger.LogDebug(e, "A sandbox connection has ended");
        }
    }
}
