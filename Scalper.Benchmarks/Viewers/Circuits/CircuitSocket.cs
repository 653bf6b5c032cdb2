using System.Buffers;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Scalper.Benchmarks.Viewers.Circuits;

/// <summary>The WebSocket of one circuit, compressed as a browser's, and how many bytes came over it.</summary>
public sealed class CircuitSocket : IDisposable
{
    private static readonly byte[] Handshake = "{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray();

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly HttpMessageInvoker _http;
    private CountingStream? _stream;
    private byte[] _message = new byte[64 * 1024];

    private CircuitSocket() => _http = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = DialAsync, UseCookies = false });

    /// <summary>Bytes received, as they were on the wire.</summary>
    public long WireBytes => _stream?.BytesRead ?? 0;

    public static async Task<CircuitSocket> OpenAsync(CircuitPage page, CancellationToken cancellation)
    {
        string token = await NegotiateAsync(page, cancellation);
        CircuitSocket opened = new();
        try
        {
            ClientWebSocketOptions options = opened._socket.Options;
            options.SetRequestHeader("Cookie", page.Cookies.GetCookieHeader(page.Address));
            options.SetRequestHeader("Origin", page.Address.GetLeftPart(UriPartial.Authority));
            options.DangerousDeflateOptions = new WebSocketDeflateOptions();
            options.KeepAliveInterval = TimeSpan.Zero;
            UriBuilder address = new(new Uri(page.Address, $"/_blazor?id={token}")) { Scheme = "ws" };
            await opened._socket.ConnectAsync(address.Uri, opened._http, cancellation);
            await opened.ShakeHandsAsync(cancellation);
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The next message of the socket, which holds whole messages of the hub; valid until the next call.</summary>
    /// <returns>Nothing where the server has closed the socket.</returns>
    public async Task<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellation)
    {
        int length = 0;
        while (true)
        {
            if (length == _message.Length)
            {
                Array.Resize(ref _message, 2 * length);
            }

            ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(_message.AsMemory(length), cancellation);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close || part.EndOfMessage)
            {
                return part.MessageType == WebSocketMessageType.Close ? ReadOnlyMemory<byte>.Empty : _message.AsMemory(0, length);
            }
        }
    }

    public async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, cancellation);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Ends the connection without a word, as a machine does that loses its network.</summary>
    public void Dispose()
    {
        _socket.Dispose();
        _stream?.Dispose();
        _http.Dispose();
        _sending.Dispose();
    }

    private static async Task<string> NegotiateAsync(CircuitPage page, CancellationToken cancellation)
    {
        using HttpClient http = new(new SocketsHttpHandler { CookieContainer = page.Cookies }) { BaseAddress = new Uri(page.Address, "/") };
        using HttpResponseMessage answer = await http.PostAsync(new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), content: null, cancellation);
        answer.EnsureSuccessStatusCode();
        JsonNode? document = await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation);
        return document?["connectionToken"]?.GetValue<string>() ?? throw new CircuitException($"Negotiation: expected a connectionToken, got {document}.");
    }

    private async Task ShakeHandsAsync(CancellationToken cancellation)
    {
        await _socket.SendAsync(Handshake.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, cancellation);
        ReadOnlyMemory<byte> answer = await ReceiveAsync(cancellation);
        if (!answer.Span.SequenceEqual("{}\u001e"u8))
        {
            throw new CircuitException($"Handshake: expected {{}}, got {System.Text.Encoding.UTF8.GetString(answer.Span)}.");
        }
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
