using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Logging;
using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Hosting;

/// <summary>
/// One WebSocket: a reader that hands whole messages to the exchange and a sender that empties the outbox. Ends when either does, or when the exchange cuts the client off:
/// a sender may wait for a client that never reads.
/// </summary>
internal sealed class SocketConversation(WebSocket socket, RawConnection connection, ExchangeLoop loop, ILogger logger)
{
    /// <summary>A dozen times the longest args list.</summary>
    private const int LongestMessage = 256 * 1024;

    /// <summary>For what is on its way before a close frame, and for the client's own close frame after it.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(1);

    public async Task RunAsync(ClientSession client, CancellationToken stop)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task sending = SendAsync(client, end.Token);
        Task reading = ReadAsync(client, end.Token);
        await Task.WhenAny(sending, reading, client.WhenCut).ConfigureAwait(false);
        loop.Disconnect(client);
        if (client.End is { } cut)
        {
            logger.LogWarning("Sandbox client {ConnectionId} is cut off: {Reason}", client.ConnectionId, client.CloseReason);
            await Quiet(EndAsync(cut, sending, reading, end.Token)).ConfigureAwait(false);
        }

        await end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(Quiet(sending), Quiet(reading)).ConfigureAwait(false);
    }

    private async Task EndAsync(SessionEnd cut, Task sending, Task reading, CancellationToken stop)
    {
        if (cut.IsAbort)
        {
            connection.Reset();
            return;
        }

        await sending.WaitAsync(Goodbye, stop).ConfigureAwait(false);
        await (cut.Code == SessionEnd.NoCode
            ? connection.CloseWithoutCodeAsync(stop)
            : socket.CloseOutputAsync((WebSocketCloseStatus)cut.Code, cut.Reason.Length == 0 ? null : cut.Reason, stop)).ConfigureAwait(false);
        await reading.WaitAsync(Goodbye, stop).ConfigureAwait(false);
    }

    private async Task SendAsync(ClientSession client, CancellationToken stop)
    {
        while (await client.Outbox.WaitAsync(stop).ConfigureAwait(false))
        {
            for (bool isThere = client.Outbox.TryTake(out OutFrame frame); isThere;)
            {
                // Frames that wait together leave together.
                bool isFollowed = client.Outbox.TryTake(out OutFrame next);
                connection.HoldBack(isFollowed);
                await SendAsync(frame, stop).ConfigureAwait(false);
                (isThere, frame) = (isFollowed, next);
            }
        }
    }

    private async Task SendAsync(OutFrame frame, CancellationToken stop)
    {
        if (frame.IsPing)
        {
            await connection.PingAsync(frame.Bytes, stop).ConfigureAwait(false);
            return;
        }

        WebSocketMessageType type = frame.IsBinary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
        int piece = frame.FragmentBytes == 0 ? frame.Bytes.Length : frame.FragmentBytes;
        for (int sent = 0; sent < frame.Bytes.Length; sent += piece)
        {
            int count = Math.Min(piece, frame.Bytes.Length - sent);
            await socket.SendAsync(frame.Bytes.AsMemory(sent, count), type, sent + count == frame.Bytes.Length, stop).ConfigureAwait(false);
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
                if (socket.State == WebSocketState.CloseReceived)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stop).ConfigureAwait(false);
                }

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

    /// <summary>A connection that breaks or is stopped, or whose client does not answer a goodbye, is an ordinary end.</summary>
    private async Task Quiet(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or TimeoutException)
        {
            logger.LogDebug(e, "A sandbox connection has ended");
        }
    }
}
