using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Scalper.Core.Wire;

/// <summary>Opens WebSockets over <see cref="BlockingSocketStream"/>.</summary>
internal static class BlockingDial
{
    /// <summary>Connects, on the thread pool; every address of the host is tried in turn.</summary>
    public static async Task<(ClientWebSocket WebSocket, BlockingSocketStream Stream)> OpenAsync(
        Uri address, TimeProvider time, ConnectionLimits limits, CancellationToken cancellation)
    {
        BlockingSocketStream? stream = null;
        using SocketsHttpHandler handler = new()
        {
            UseProxy = false,
            ConnectCallback = (context, _) =>
            {
                // Our own token: the handler's lets an attempt go on that nobody waits for any more.
                Socket socket = Connect(context.DnsEndPoint, cancellation);
                stream = new BlockingSocketStream(socket, time, limits.Send, cancellation.ThrowIfCancellationRequested);
                return ValueTask.FromResult<Stream>(stream);
            },
        };
        using HttpMessageInvoker invoker = new(handler, disposeHandler: false);
        ClientWebSocket webSocket = new();
        try
        {
            // The platform's keep-alive would read ahead on a timer of its own; the venue's heartbeat does its work.
            webSocket.Options.KeepAliveInterval = TimeSpan.Zero;
            await webSocket.ConnectAsync(address, invoker, cancellation).ConfigureAwait(false);
            return (webSocket, stream ?? throw new InvalidOperationException("The WebSocket connected without its stream."));
        }
        catch
        {
            webSocket.Dispose();
            if (stream is not null)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    private static Socket Connect(DnsEndPoint endPoint, CancellationToken cancellation)
    {
        SocketException? last = null;
        foreach (IPAddress address in Dns.GetHostAddresses(endPoint.Host))
        {
            cancellation.ThrowIfCancellationRequested();
            Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                using CancellationTokenRegistration abort = cancellation.Register(socket.Dispose);
                socket.Connect(new IPEndPoint(address, endPoint.Port));
                return socket;
            }
            catch (SocketException e)
            {
                socket.Dispose();
                last = e;
            }
            catch (ObjectDisposedException)
            {
                cancellation.ThrowIfCancellationRequested();
                throw;
            }
        }

        throw last ?? new SocketException((int)SocketError.HostNotFound);
    }
}
