using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Scalper.Benchmarks.Viewers.Circuits;
using Scalper.Benchmarks.Rig;
using ScoreWatch;

namespace Scalper.Benchmarks.Viewers.Heatmap;

/// <summary>Opens the web socket of one connection to the market hub and counts what comes over it.</summary>
internal sealed class HubDial : IConnectionFactory, IDisposable
{
    private readonly Uri _site;
    private readonly HttpMessageInvoker _http;
    private CountingStream? _stream;

    public HubDial(Uri site)
    {
        _site = site;
        _http = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = DialAsync, UseCookies = false });
    }

    /// <summary>Bytes received, as they were on the wire.</summary>
    public long WireBytes => _stream?.BytesRead ?? 0;

    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("X-Api-Key", Installation.Key);
        await socket.ConnectAsync(new UriBuilder(_site) { Scheme = "ws", Path = "/hubs/market" }.Uri, _http, cancellationToken);
        return new HubSocket(socket);
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _http.Dispose();
    }

    private async ValueTask<Stream> DialAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellation);
            return _stream = new CountingStream(new NetworkStream(socket, ownsSocket: true));
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
