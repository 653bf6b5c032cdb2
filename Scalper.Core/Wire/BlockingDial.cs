using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Scalper.Core.Wire;

/// <summary>Opens WebSockets over <see cref="BlockingSocketStream"/>.</summary>
internal static class BlockingDial
{
    private const string ExtensionsHeader = "Sec-WebSocket-Extensions";
    private const string Deflate = "permessage-deflate";

    /// <summary>Connects, on the thread pool; every address of the host is tried in turn.</summary>
    /// <exception cref="ConnectionException">The venue answered the upgrade with another status.</exception>
    public static async Task<Dialled> OpenAsync(Uri address, TimeProvider time, ConnectionLimits limits, CancellationToken cancellation)
    {
        BlockingSocketStream? stream = null;
        using SocketsHttpHandler handler = new()
        {
            UseProxy = limits.Proxy is not null,
            Proxy = limits.Proxy,
            AllowAutoRedirect = false,
            ConnectCallback = async (context, _) =>
            {
                // The handler would quietly try again over a second socket; whoever counts attempts must see each of them fail. A proxy
                // that asks for a password may want one more.
                if (stream is not null && limits.Proxy is null)
                {
                    throw new IOException("The connection ended during the upgrade.");
                }

                // Our own token: the handler's lets an attempt go on that nobody waits for any more.
                Socket socket = await ConnectAsync(context.DnsEndPoint, cancellation).ConfigureAwait(false);
                return stream = new BlockingSocketStream(socket, time, limits.Send, cancellation.ThrowIfCancellationRequested)
                {
                    IsReadAside = limits.Proxy is not null,
                };
            },
        };
        using HttpMessageInvoker invoker = new(handler, disposeHandler: false);
        ClientWebSocket webSocket = new();
        try
        {
            // The platform's keep-alive would read ahead on a timer of its own; the venue's heartbeat does its work.
            webSocket.Options.KeepAliveInterval = TimeSpan.Zero;
            webSocket.Options.CollectHttpResponseDetails = true;
            webSocket.Options.DangerousDeflateOptions = limits.Compression ? new WebSocketDeflateOptions() : null;
            await webSocket.ConnectAsync(address, invoker, cancellation).ConfigureAwait(false);
            BlockingSocketStream dialled = stream ?? throw new InvalidOperationException("The WebSocket connected without its stream.");
            dialled.IsReadAside = false;
            return new Dialled(webSocket, dialled, Accepted(webSocket));
        }
        catch (Exception e)
        {
            ConnectionEnd? refusal = RefusalOf(webSocket, address, time);
            webSocket.Dispose();
            if (stream is not null)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }

            if (refusal is not null)
            {
                throw new ConnectionException(refusal, e);
            }

            throw;
        }
    }

    private static bool Accepted(ClientWebSocket webSocket)
    {
        bool accepted = webSocket.HttpResponseHeaders is { } headers
            && headers.TryGetValue(ExtensionsHeader, out IEnumerable<string>? extensions)
            && extensions.Any(e => e.Contains(Deflate, StringComparison.OrdinalIgnoreCase));
        webSocket.HttpResponseHeaders = null;
        return accepted;
    }

    private static ConnectionEnd? RefusalOf(ClientWebSocket webSocket, Uri address, TimeProvider time)
    {
        int status = (int)webSocket.HttpStatusCode;
        return status is 0 or (int)HttpStatusCode.SwitchingProtocols
            ? null
            : new ConnectionEnd(ConnectionEndKind.HttpRefusal, $"{address.Host}: refused with HTTP {status}", status, RetryAfter(webSocket, time));
    }

    private static TimeSpan? RetryAfter(ClientWebSocket webSocket, TimeProvider time)
    {
        IEnumerable<string>? values = null;
        webSocket.HttpResponseHeaders?.TryGetValue("Retry-After", out values);
        if (!RetryConditionHeaderValue.TryParse(values?.FirstOrDefault(), out RetryConditionHeaderValue? header))
        {
            return null;
        }

        TimeSpan wait = header.Delta ?? header.Date!.Value - time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    private static async Task<Socket> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellation)
    {
        SocketException? last = null;
        foreach (IPAddress address in await Dns.GetHostAddressesAsync(endPoint.Host, cancellation).ConfigureAwait(false))
        {
            cancellation.ThrowIfCancellationRequested();
            Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                // Blocking, on purpose: see BlockingSocketStream.
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
